package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.Outbox;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.Sender.Message;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;
import org.regesta.testkit.memory.TickingClock;

class FileOutboxTest {

    private static final Message OTP =
            new Message(SUBJECT, Channel.PHONE, "+212600000001", "otp", "Your code is 482913");

    @TempDir
    Path folder;

    private final TickingClock clock = TickingClock.at("2026-11-21T10:00:00Z");
    private FileVault vault;
    private FileOutbox outbox;
    private long free = Long.MAX_VALUE;

    @BeforeEach
    void open() {
        vault = Amina.vault(folder.resolve("vault"));
        outbox = FileOutbox.in(folder.resolve("outbox"), vault, clock, new Reserve(() -> free, 1_000));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void a_message_is_read_back_as_it_was_sent() {
        outbox.send(OTP);

        Outbox.Entry entry = outbox.newest(10).getFirst();
        assertThat(entry.sent()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(outbox.read(entry.id())).contains(OTP);
    }

    @Test
    void a_message_is_there_after_a_restart() {
        outbox.send(OTP);

        vault.close();
        open();

        assertThat(outbox.read(outbox.newest(1).getFirst().id())).contains(OTP);
    }

    @Test
    void neither_name_nor_content_of_its_file_says_anything() throws IOException {
        outbox.send(OTP);

        Path file = files().getFirst();
        assertThat(file.getFileName().toString()).matches("[0-9a-f-]{36}");
        assertThat(Files.readString(file, UTF_8)).doesNotContain("482913", "212600000001", "PHONE", "otp");
    }

    @Test
    void the_newest_come_first_within_a_millisecond_and_over_days() {
        for (int i = 0; i < 5; i++) {
            send("day one, " + i);
        }
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            send("day two, " + i);
        }

        List<String> texts = outbox.newest(7).stream()
                .map(entry -> outbox.read(entry.id()).orElseThrow().text())
                .toList();

        assertThat(texts)
                .containsExactly(
                        "day two, 4",
                        "day two, 3",
                        "day two, 2",
                        "day two, 1",
                        "day two, 0",
                        "day one, 4",
                        "day one, 3");
    }

    @Test
    void an_empty_outbox_has_nothing_new() {
        assertThat(outbox.newest(10)).isEmpty();
        assertThat(outbox.read("0193a7d0-0000-7000-8000-000000000000")).isEmpty();
        assertThat(outbox.read("../vault/house.password")).isEmpty();
    }

    @Test
    void a_message_to_somebody_who_was_erased_is_gone_and_no_other_is_sent() {
        outbox.send(OTP);
        String id = outbox.newest(1).getFirst().id();

        vault.shred(SUBJECT);

        assertThat(outbox.read(id)).isEmpty();
        assertThatThrownBy(() -> outbox.send(OTP)).isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void a_message_put_under_another_name_is_noticed() throws IOException {
        outbox.send(OTP);
        clock.advance(Duration.ofMillis(1));
        send("another");
        List<Path> files = files();

        Files.copy(files.get(0), files.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        String other = files.get(1).getFileName().toString();
        assertThatThrownBy(() -> outbox.read(other)).isInstanceOf(Vault.SealBroken.class);
    }

    @Test
    void a_message_that_was_cut_short_is_noticed() throws IOException {
        outbox.send(OTP);
        Path file = files().getFirst();

        Files.writeString(file, "subject:1\n");

        String id = file.getFileName().toString();
        assertThatThrownBy(() -> outbox.read(id)).isInstanceOf(Vault.SealBroken.class);
    }

    @Test
    void a_disk_at_its_reserve_takes_no_message() throws IOException {
        free = 1_000;

        assertThatThrownBy(() -> outbox.send(OTP)).isInstanceOf(StorageFull.class);

        assertThat(files()).isEmpty();
    }

    private void send(String text) {
        outbox.send(new Message(SUBJECT, Channel.EMAIL, "amina@example.org", "note", text));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("outbox"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
