package org.regesta.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** This machine's openssl, which checks signatures with nothing of ours. */
public final class Openssl {

    private final Path folder;

    /** @param folder in which it may write */
    public Openssl(Path folder) {
        this.folder = folder;
    }

    /**
     * Whether a signature by RS256 is of a body.
     *
     * @param jws compact and detached (RFC 7515, appendix F): what lies between the dots is empty
     * @param certificate of whoever signed, PEM
     * @throws IllegalArgumentException when the signature is not detached, or openssl cannot read the certificate
     */
    public boolean verifies(String jws, byte[] body, String certificate) throws IOException, InterruptedException {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            throw new IllegalArgumentException("the body does not stand beside its signature: " + jws);
        }
        Files.writeString(folder.resolve("certificate.pem"), certificate);
        if (run("x509", "-in", "certificate.pem", "-pubkey", "-noout", "-out", "key.pem") != 0) {
            throw new IllegalArgumentException("no certificate: " + certificate);
        }
        Files.write(folder.resolve("signature"), Base64.getUrlDecoder().decode(parts[2]));
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(body);
        Files.writeString(folder.resolve("signed"), parts[0] + "." + payload, StandardCharsets.US_ASCII);
        return run("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "signed") == 0;
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
