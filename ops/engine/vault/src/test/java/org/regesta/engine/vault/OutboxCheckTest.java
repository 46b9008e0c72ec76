package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.Sender.Message;
import org.regesta.testkit.memory.TickingClock;

/** Messages that nobody has opened yet are still known to be whole, or not. */
class OutboxCheckTest {

    private static final Message OTP =
            new Message(SUBJECT, Channel.PHONE, "+212600000001", "otp", "Your code is 482913");

    @TempDir
    private Path folder;

    @Test
    void every_changed_byte_of_a_message_is_found_until_its_key_is_gone() throws IOException {
        try (FileVault vault = Amina.vault(folder.resolve("vault"))) {
            Path outbox = folder.resolve("outbox");
            FileOutbox.in(outbox, vault, TickingClock.at("2026-11-21T10:00:00Z"), new Reserve(() -> 1_000_000, 0))
                    .send(OTP);
            Path file = message(outbox);
            byte[] whole = Files.readAllBytes(file);
            assertThat(findings(outbox, vault)).isEmpty();
            for (int at = 0; at < whole.length; at++) {
                byte[] altered = whole.clone();
                altered[at] ^= 1;
                Files.write(file, altered);
                assertThat(findings(outbox, vault))
                        .as("byte %d", at)
                        .singleElement()
                        .asString()
                        .startsWith(file.getFileName().toString());
            }
            Files.write(file, (new String(whole, UTF_8) + "\nmore").getBytes(UTF_8));
            assertThat(findings(outbox, vault)).hasSize(1);
            Files.write(file, whole);
            vault.shred(SUBJECT);
            assertThat(findings(outbox, vault)).isEmpty();
        }
    }

    private static List<String> findings(Path outbox, FileVault vault) throws IOException {
        List<String> findings = new ArrayList<>();
        assertThat(FileOutbox.check(outbox, vault, (id, matter) -> findings.add(id + ": " + matter)))
                .isEqualTo(1);
        return findings;
    }

    private static Path message(Path outbox) throws IOException {
        try (Stream<Path> files = Files.walk(outbox)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
