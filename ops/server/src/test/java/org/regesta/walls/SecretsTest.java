package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.testkit.SecretScan;

/** No key, token or password stands in the source tree (P2). What a house writes is looked at where one lives. */
class SecretsTest {

    @Test
    void no_secret_stands_in_the_tree() {
        Tree tree = Tree.ofTheHouse();
        assertThat(tree.files()).hasSizeGreaterThan(1_000);
        assertThat(tree.files().stream().flatMap(SecretsTest::hits)).isEmpty();
    }

    @Test
    void no_secret_ever_stood_in_the_history() throws IOException {
        Path root = Tree.ofTheHouse().root();
        if (!Files.exists(root.resolve(".git"))) {
            return; // unpacked from an archive: it has no history
        }
        Process git = new ProcessBuilder(
                        "git",
                        "-c",
                        "safe.directory=*", // whoever owns it
                        "log",
                        "-p",
                        "-U0",
                        "--no-color",
                        "--no-ext-diff",
                        "--diff-filter=AM")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> added;
        try (Stream<String> lines = git.inputReader(StandardCharsets.ISO_8859_1).lines()) {
            added = lines.filter(line -> line.startsWith("+")).toList();
        }
        assertThat(added).hasSizeGreaterThan(1_000);
        assertThat(SecretScan.in("history", added, true))
                .extracting(SecretScan.Hit::kind)
                .isEmpty();
    }

    private static Stream<SecretScan.Hit> hits(Tree.Text text) {
        return SecretScan.in(text.path(), text.lines(), true).stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN #PRIVATE KEY-----MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
                "authorization: Bearer eyJhbGciOiJ#SUzI1NiJ9.eyJzdWIiOiIxMTAxMDMifQ.c2lnbmF0dXJlLW9mLW5vYm9keQ",
                "aws AKIA#IOSFODNN7EXAMPLE",
                "link=administrator.k3x9_Qa1.0a1b2c3d4e5f6g7h8i9j#0a1b2c3d4e5f6g7h8i9j0a1b2c3d4e",
                "key 0a1b2c3d4e5f6g7h8i9j#0a1b2c3d4e5f6g7h8i9j0a1b2c3d4e was made",
                "String password = \"#q8Zr-41xTw_0Lm\";",
                "\"clientSecret\": \"#q8Zr-41xTw_0Lm\"",
            })
    void a_planted_secret_is_found(String planted) {
        String secret = planted.replace("#", ""); // so that it is none in this file
        assertThat(SecretScan.in("planted", List.of("nothing", secret), true))
                .extracting(SecretScan.Hit::line)
                .contains(2);
        assertThat(SecretScan.in("planted", List.of(secret.replace("\"", "")), false))
                .isNotEmpty();
    }

    @Test
    void words_and_names_of_secrets_are_none() {
        assertThat(SecretScan.in(
                        "text",
                        List.of("password = \"changeit\"", "token: none", "String secret = secretOf(person);"),
                        true))
                .isEmpty();
    }
}
