package org.regesta.query.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Puts a bundle's files together, and signs for each in a manifest, by a key that the house's root certified. */
@Component
class BundleSigning {

    private static final String VERIFIER = "verify.py";
    private static final int LINE = 64;

    private final HouseKeys keys;

    BundleSigning(HouseKeys keys) {
        this.keys = keys;
    }

    /** The ZIP file. */
    byte[] zip(Bundle bundle) {
        HouseKeys.Pair signer = keys.pair("REGESTA", "SIGN");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("index.html", utf8(Page.of(bundle)));
        for (ProvenBook book : bundle.books()) {
            files.put(book.book().text() + ".events", book.written());
            files.put(book.book().text() + ".checkpoint", utf8(book.tree().checkpoint()));
        }
        files.put("root.pem", pem(keys.pair("ROOT", "").certificate()));
        files.put("signer.pem", pem(signer.certificate()));
        files.put(VERIFIER, verifier());
        bundle.annex().ifPresent(annex -> files.put("annex.cms", annex.cms()));
        byte[] manifest = utf8(Json.write(manifest(bundle, files)) + "\n");
        files.put("manifest.json", manifest);
        files.put("manifest.sig", sign(signer, manifest));
        return zipped(files, bundle.made().toEpochMilli());
    }

    private static Map<String, Object> manifest(Bundle bundle, Map<String, byte[]> files) {
        Map<String, Object> manifest = new TreeMap<>();
        manifest.put("format", "regesta-evidence/1");
        manifest.put("id", bundle.id());
        manifest.put(
                "about",
                Map.of("kind", bundle.ask().kind().text(), "id", bundle.ask().id()));
        manifest.put("from", bundle.ask().from());
        manifest.put("to", bundle.ask().to());
        manifest.put("fromMillis", bundle.ask().from().toEpochMilli());
        manifest.put("toMillis", bundle.ask().to().toEpochMilli());
        manifest.put("made", bundle.made());
        manifest.put("madeSeconds", bundle.made().getEpochSecond());
        manifest.put(
                "madeBy",
                Map.of(
                        "actor", bundle.by().actor(),
                        "role", bundle.by().role(),
                        "authority", bundle.by().authority().text()));
        Map<String, Object> books = new TreeMap<>();
        bundle.books()
                .forEach(book -> books.put(
                        book.book().text(),
                        Map.of(
                                "log", book.tree().key(),
                                "size", book.tree().size(),
                                "events", book.events().size())));
        manifest.put("books", books);
        manifest.put("witnesses", bundle.books().getFirst().witnesses());
        manifest.put(
                "wholeStreams",
                bundle.found().whole().stream()
                        .map(whole -> Map.of(
                                "book", whole.book().text(),
                                "stream", whole.stream(),
                                "first", whole.first(),
                                "last", whole.last()))
                        .toList());
        bundle.annex().ifPresent(annex -> manifest.put("annex", annex(annex)));
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, content) -> digests.put(name, Recipient.sha256(content)));
        manifest.put("files", digests);
        return manifest;
    }

    private static Map<String, Object> annex(Annex annex) {
        return Map.of(
                "file", "annex.cms",
                "recipient", annex.recipient(),
                "ground", annex.ground(),
                "attributes", annex.attributes(),
                "event", annex.event());
    }

    private static byte[] sign(HouseKeys.Pair signer, byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.privateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the house's key cannot sign", unusable);
        }
    }

    private static byte[] pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return utf8("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException noDer) {
            throw new IllegalStateException("a certificate of the house cannot be written", noDer);
        }
    }

    private static byte[] verifier() {
        try (InputStream script = BundleSigning.class.getResourceAsStream(VERIFIER)) {
            if (script == null) {
                throw new IllegalStateException("the verifier is not on the class path");
            }
            return script.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] zipped(Map<String, byte[]> files, long madeMillis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(madeMillis);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
