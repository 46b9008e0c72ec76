package org.regesta.cli.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Base64;
import org.regesta.testkit.partner.Certified;

/** What a court and a witness bring along: a private key in a file, a port to listen on. */
final class Keepsakes {

    private Keepsakes() {}

    static String pem(Certified keeper) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keeper.key().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
