package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.testkit.Needs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledged means durable: a process is killed under load at random moments, the power is cut (what was not synced
 * is taken away, see {@link Shim}), and then every acknowledged append stands there, whole, and no append by half.
 */
@Needs("gcc")
class DurabilityTest {

    private static final Logger LOG = LoggerFactory.getLogger("seed");
    private static final int KILLS = Integer.getInteger("kills", Boolean.getBoolean("soak") ? 3_000 : 100);
    private static final int KILLS_PER_BOOK = 10;
    private static final int SYNC_MICROS = 800;

    @TempDir
    static Path shared;

    private static Launcher launcher;

    @BeforeAll
    static void prepare() throws InterruptedException {
        launcher = new Launcher(shared);
        launcher.train(CrashingWriter.class, shared.resolve("training").toString(), "0", "0", "sync", "20");
    }

    @TempDir
    Path folder;

    private final Set<String> acknowledged = new HashSet<>();
    private Random random;
    private int lost;

    @Test
    void a_hundred_kills_lose_nothing_acknowledged_and_leave_no_half_append() throws Exception {
        random = Seeds.random();
        int acks = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path book = folder.resolve("book" + kill / KILLS_PER_BOOK);
            if (kill % KILLS_PER_BOOK == 0) {
                acks += acknowledged.size();
                acknowledged.clear();
                Files.createDirectories(book);
            }
            runAndKill(book, kill, "sync");
            if (random.nextBoolean() || kill % KILLS_PER_BOOK == KILLS_PER_BOOK - 1) { // else the next child recovers
                assertThat(missing(book))
                        .as("acknowledged, then lost, at kill " + kill)
                        .isEmpty();
            }
        }
        LOG.info("{} kills, {} acknowledged appends, {} cuts that took something", KILLS, acks, lost);
        assertThat(acks).isGreaterThan(KILLS);
        assertThat(lost).as("cuts that took something, else they prove nothing").isGreaterThan(KILLS / 4);
    }

    @Test
    void a_log_that_does_not_sync_is_caught_losing_what_it_acknowledged() throws Exception {
        random = Seeds.random();
        Set<String> missing = Set.of();
        for (int kill = 0; kill < 20 && missing.isEmpty(); kill++) {
            acknowledged.clear();
            Path book = Files.createDirectories(folder.resolve("unsynced" + kill));
            runAndKill(book, kill, "nosync");
            missing = missing(book);
        }
        assertThat(missing).isNotEmpty();
    }

    private void runAndKill(Path book, int run, String sync) throws IOException, InterruptedException {
        Shim shim = new Shim(shared.resolve("shim"), book);
        shim.remember();
        try (ChildJvm child = launcher.start(
                shim.environment(SYNC_MICROS),
                CrashingWriter.class,
                book.toAbsolutePath().toString(),
                "" + run,
                "" + random.nextLong(),
                sync,
                "1000000")) {
            boolean whileStarting = random.nextInt(10) == 0;
            if (!whileStarting) {
                child.await(line -> line.startsWith("ack "));
            }
            assertThat(child.endsWithin(random.nextInt(whileStarting ? 500 : 300)))
                    .isFalse();
            for (String line : child.kill()) {
                assertThat(line).startsWith("ack ");
                acknowledged.add(line.substring(4));
            }
        }
        String taken = shim.lose(random.nextLong());
        assertThat(taken).contains("overwrites 0 "); // else tails are not all that an unsynced write can spoil
        lost += taken.startsWith("tails 0 ") ? 0 : 1;
    }

    /** What was acknowledged and is not there; fails when something is there by half. */
    private Set<String> missing(Path book) {
        EventLogOptions options = EventLogOptions.of(book, Book.REGISTRY, Clock.systemUTC())
                .reserve(0)
                .ballast(0);
        Map<String, List<Envelope>> batches = new HashMap<>();
        try (RocksEventStorageEngine log = RocksEventStorageEngine.open(options, new LedgerSerializer())) {
            log.forEachRaw(0, (position, leaf) -> {
                Envelope event = Leaf.decode(leaf);
                assertThat(event.position()).isEqualTo(position);
                batches.computeIfAbsent(CrashingWriter.commandOf(event), first -> new ArrayList<>())
                        .add(event);
            });
            batches.forEach((batch, events) -> isWhole(log, batch, events));
        }
        Set<String> missing = new HashSet<>(acknowledged);
        missing.removeAll(batches.keySet());
        return missing;
    }

    private static void isWhole(RocksEventStorageEngine log, String batch, List<Envelope> events) {
        assertThat(events).as("the events of append " + batch).hasSize(CrashingWriter.sizeOf(batch));
        Envelope last = events.getLast();
        assertThat(last.position() - events.getFirst().position()).isEqualTo(events.size() - 1);
        assertThat(Leaf.decode(log.rawWithId(last.eventId()).orElseThrow())).isEqualTo(last);
        Envelope.Place at = last.at().orElseThrow();
        assertThat(log.readEvents(at.stream(), at.sequence()).next().getIdentifier())
                .isEqualTo(last.eventId());
    }
}
