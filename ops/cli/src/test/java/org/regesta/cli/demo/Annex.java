package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The annex of the bundle {@code good.zip}, as the court opens it with openssl and its own key, {@code court.key}.
 */
final class Annex {

    private final Path folder;
    private final Verifier verifier;
    private final byte[] bundle;

    Annex(Path folder, Verifier verifier, byte[] bundle) {
        this.folder = folder;
        this.verifier = verifier;
        this.bundle = bundle;
    }

    ObjectNode opened() {
        write("annex.cms", new Doctored(bundle).files.get("annex.cms"));
        Verifier.Said opened = Verifier.run(
                folder,
                List.of("openssl", "cms", "-decrypt", "-inform", "DER", "-in", "annex.cms", "-inkey", "court.key"));
        assertThat(opened.status()).as(opened.text()).isZero();
        return (ObjectNode) Json.tree(opened.text().getBytes(StandardCharsets.UTF_8));
    }

    String uin() {
        for (JsonNode each : opened().path("opened")) {
            if (each.path("attribute").asString().equals("UIN")) {
                return each.path("value").asString();
            }
        }
        throw new AssertionError("no UIN was opened");
    }

    /** Once its first opened attribute is doctored so. */
    void isRejected(String says, Consumer<ObjectNode> change) {
        ObjectNode doctored = opened();
        change.accept((ObjectNode) doctored.path("opened").get(0));
        write("doctored.json", Json.write(doctored).getBytes(StandardCharsets.UTF_8));
        Verifier.Said said = verifier.run("good.zip", "--annex", "doctored.json");
        assertThat(said.text()).contains("WRONG", says);
        assertThat(said.status()).as(says).isEqualTo(1);
    }

    private void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }
}
