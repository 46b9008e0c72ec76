package org.regesta.cli.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** A bundle in the hands of someone who changes it; {@link #signed} by one who holds the house's signing key too. */
final class Doctored {

    static final String REGISTRY = "registry.events";

    final Map<String, byte[]> files = new LinkedHashMap<>();

    Doctored(byte[] bundle) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    Doctored text(String file, UnaryOperator<String> change) {
        files.put(file, change.apply(text(file)).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ObjectNode json(String file) {
        return (ObjectNode) Json.tree(files.get(file));
    }

    /** Changes the manifest, and signs nothing. */
    Doctored manifest(Consumer<ObjectNode> change) {
        ObjectNode manifest = json("manifest.json");
        change.accept(manifest);
        files.put("manifest.json", Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The registry's events, a line each. */
    List<ObjectNode> events() {
        List<ObjectNode> events = new ArrayList<>();
        text(REGISTRY)
                .lines()
                .forEach(line -> events.add((ObjectNode) Json.tree(line.getBytes(StandardCharsets.UTF_8))));
        return events;
    }

    /** Changes the registry's events, and counts them anew. */
    Doctored events(Consumer<List<ObjectNode>> change) {
        List<ObjectNode> events = events();
        change.accept(events);
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(Json.write(event)).append('\n'));
        text(REGISTRY, was -> lines.toString());
        return manifest(
                manifest -> ((ObjectNode) manifest.path("books").path("registry")).put("events", events.size()));
    }

    /** Makes the manifest fit again, under the house's own signature. */
    Doctored signed(HouseKeys.Pair signer) {
        manifest(manifest -> {
            ObjectNode digests = (ObjectNode) manifest.path("files");
            List<String> names = List.copyOf(digests.propertyNames());
            names.forEach(name -> digests.put(name, sha256(files.get(name))));
        });
        files.put("manifest.sig", sign(signer, files.get("manifest.json")));
        return this;
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] sign(HouseKeys.Pair signer, byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.privateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
