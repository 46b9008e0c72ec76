package org.regesta.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.backup.Manifest.Segment;
import org.regesta.engine.eventlog.StoppedBook;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.notary.LogCheck;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.Signatures;
import org.regesta.events.Book;
import org.regesta.testkit.memory.TickingClock;

/** What is restored has the roots that the notary signed for it, at any instant. */
class SignedRestoreTest {

    private static final Progress SILENT = (what, done, of) -> {};

    private final TickingClock clock = TickingClock.at("2027-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path backup() {
        return folder.resolve("backup");
    }

    private Restore.Result restore(String into, Optional<Instant> at) {
        return new Restore(backup(), folder.resolve("keys"), Set.of())
                .into(folder.resolve(into), at, Optional.empty(), SILENT);
    }

    /** Amina at noon, Bao ten minutes later, each signed. */
    private Instant twoDays() {
        Instant noon = clock.instant();
        try (LittleHouse house = new LittleHouse(folder.resolve("data"), clock)) {
            house.receive("amina");
            house.sign(clock);
            clock.advance(Duration.ofMinutes(10));
            house.receive("bao");
            house.sign(clock);
            house.backup().run(backup(), folder.resolve("keys"), SILENT);
        }
        return noon;
    }

    @Test
    void the_restored_root_is_the_one_that_was_signed_at_that_instant() throws IOException {
        Instant noon = twoDays();
        assertThat(restore("whole", Optional.empty()).signed()).containsEntry("registry", 2L);
        assertThat(restore("noon", Optional.of(noon)).signed()).containsEntry("registry", 1L);
        assertThat(restore("before", Optional.of(noon.minusMillis(1))).signed()).containsEntry("registry", 0L);
        assertThat(checkpointsIn("whole")).isEqualTo(2);
        assertThat(checkpointsIn("noon"))
                .as("what was signed later was never signed here")
                .isEqualTo(1);
    }

    @Test
    void the_notary_of_a_restored_house_goes_on() throws IOException {
        Instant noon = twoDays();
        restore("noon", Optional.of(noon));
        try (LittleHouse house = new LittleHouse(folder.resolve("noon"), clock)) {
            house.receive("chandra");
            house.sign(clock);
            assertThat(folder.resolve("noon/notary/registry/alarm")).doesNotExist();
        }
        assertThat(Files.readString(folder.resolve("noon/notary/registry/checkpoint")))
                .contains("\n2\n");
    }

    @Test
    void who_changes_an_event_and_every_hash_in_the_backup_is_caught_by_the_signature() throws IOException {
        twoDays();
        Manifest manifest = Manifest.read(backup()).orElseThrow();
        Segment segment = manifest.segments(Book.REGISTRY).getFirst();
        byte[] leaves = Files.readAllBytes(backup().resolve(segment.file()));
        String text = new String(leaves, StandardCharsets.ISO_8859_1);
        byte[] other = text.replace("officer-rosa", "officer-rosy").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(backup().resolve(segment.file()), other);
        Segment forged =
                new Segment(segment.file(), segment.first(), segment.events(), segment.bytes(), Sums.of(other));
        Map<String, List<Segment>> books = new TreeMap<>(manifest.books());
        books.put(Book.REGISTRY.text(), List.of(forged));
        new Manifest(
                        manifest.format(),
                        manifest.vault(),
                        manifest.vaultChanges(),
                        manifest.taken(),
                        books,
                        manifest.checkpoints(),
                        manifest.shredded(),
                        manifest.lost())
                .write(backup());

        assertThatThrownBy(() -> restore("forged", Optional.empty()))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("not those that were signed");
    }

    @Test
    void a_restored_log_verifies_before_anybody_starts_on_it_and_after_it_went_on() throws IOException {
        Instant noon = twoDays();
        restore("whole", Optional.empty());
        restore("noon", Optional.of(noon));
        assertThat(findingsIn("whole")).isEmpty();
        assertThat(findingsIn("noon")).isEmpty();
        try (LittleHouse house = new LittleHouse(folder.resolve("noon"), clock)) {
            house.receive("chandra");
            house.sign(clock);
        }
        assertThat(findingsIn("noon")).isEmpty();
    }

    private List<Finding> findingsIn(String name) throws IOException {
        Path log = folder.resolve(name).resolve("notary/registry");
        NoteKey key = NoteKey.of(Files.readString(log.resolve("key")).strip());
        List<Finding> findings = new ArrayList<>();
        LogCheck check =
                new LogCheck(log, new Signatures(key, List.of()), List.of(), Book.REGISTRY.text(), findings::add);
        try (StoppedBook book = StoppedBook.open(folder.resolve(name).resolve("registry"), Book.REGISTRY)) {
            book.each((position, leaf) -> check.leaf(leaf));
        }
        check.end();
        assertThat(check.signedSize()).isEqualTo(check.size()).isPositive();
        return findings;
    }

    private long checkpointsIn(String name) throws IOException {
        Path history = folder.resolve(name).resolve("notary/registry/history");
        try (var days = Files.list(history)) {
            long lines = 0;
            for (Path day : days.toList()) {
                lines += Files.readAllLines(day).size();
            }
            return lines;
        }
    }
}
