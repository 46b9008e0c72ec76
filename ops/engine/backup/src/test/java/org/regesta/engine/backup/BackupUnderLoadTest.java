package org.regesta.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;

/** Backup, restore and point in time while the house is used (reliability R13). */
class BackupUnderLoadTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int EVENTS = SOAK ? 2_000_000 : 20_000;
    private static final int WRITERS = 4;
    private static final long RPO_NANOS = 1_000_000_000L;
    private static final double RTO_SECONDS = 60;

    private record Acknowledged(long position, long nanos) {}

    private final AtomicBoolean stop = new AtomicBoolean();

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_a_second_before_the_end_of_a_backup_is_in_it_and_every_instant_can_be_restored()
            throws Exception {
        Path backup = folder.resolve("backup");
        Path keys = folder.resolve("keys");
        try (LittleHouse house = new LittleHouse(folder.resolve("data"), Clock.systemUTC())) {
            for (int i = 0; i < EVENTS; i += 500) {
                house.openCentres("early-" + i, 499);
                house.receive("early-" + i);
            }
            house.disclose("one");
            List<Acknowledged> acknowledged = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Void>> writers = load(house, acknowledged);
            Backup.Result first = house.backup().run(backup, keys, (what, done, of) -> {});
            int during = acknowledged.size();
            while (acknowledged.size() < during + WRITERS // so that there is something new, however fast this is
                    && writers.stream().noneMatch(CompletableFuture::isDone)) {
                Thread.onSpinWait();
            }
            long asked = acknowledged.getLast().position();
            Backup.Result second = house.backup().run(backup, keys, (what, done, of) -> {});
            long end = System.nanoTime();
            stop.set(true);
            writers.forEach(CompletableFuture::join); // and none of them failed
            assertThat(second.heads().get("registry"))
                    .as("all that was acknowledged when it was asked for")
                    .isGreaterThanOrEqualTo(asked);
            assertThat(acknowledged)
                    .as("written while it ran, or there was no load")
                    .anyMatch(event -> event.position() > asked);

            assertThat(second.newEvents())
                    .isEqualTo(second.heads().get("registry") - first.heads().get("registry"))
                    .isLessThan(EVENTS / 2);
            long before = acknowledged.stream()
                    .filter(event -> event.nanos() < end - RPO_NANOS)
                    .mapToLong(Acknowledged::position)
                    .max()
                    .orElse(-1);
            long head = second.heads().get("registry");
            assertThat(head).isGreaterThanOrEqualTo(before).isGreaterThanOrEqualTo(EVENTS - 1);
            long oldest = acknowledged.stream()
                    .filter(event -> event.position() > head && event.nanos() <= end)
                    .mapToLong(Acknowledged::nanos)
                    .min()
                    .orElse(end);
            double took = restored(house, backup, keys, "whole", Optional.empty(), head);
            atInstants(house, backup, keys);
            double rto = took * 100_000 / (head + 1);
            System.out.printf(
                    Locale.ROOT,
                    "R13: %d events, backed up under load and restored; RPO %.3f s, RTO %.1f s per 100,000 events%n",
                    head + 1,
                    (end - oldest) / 1e9,
                    rto);
            assertThat(rto).isLessThan(RTO_SECONDS);
        }
    }

    private List<CompletableFuture<Void>> load(LittleHouse house, List<Acknowledged> acknowledged) {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "writer-" + writer;
            writers.add(CompletableFuture.runAsync(
                    () -> write(house, name, acknowledged), each -> new Thread(each).start()));
        }
        return writers;
    }

    private void write(LittleHouse house, String name, List<Acknowledged> acknowledged) {
        for (int i = 0; !stop.get(); i++) {
            long position = house.openCentres(name + "-" + i, 1);
            acknowledged.add(new Acknowledged(position, System.nanoTime()));
        }
    }

    /** Halfway, just before a stamp, and before anything happened. */
    private void atInstants(LittleHouse house, Path backup, Path keys) {
        List<byte[]> leaves = house.leaves(Book.REGISTRY);
        long middle = LittleHouse.recorded(leaves.get(EVENTS / 2));
        long[] instants = {middle, middle - 1, LittleHouse.recorded(leaves.getFirst()) - 1};
        for (int i = 0; i < instants.length; i++) {
            long at = instants[i];
            long head = leaves.stream()
                            .filter(leaf -> LittleHouse.recorded(leaf) <= at)
                            .count()
                    - 1;
            restored(house, backup, keys, "at-" + i, Optional.of(Instant.ofEpochMilli(at)), head);
        }
    }

    /** @return seconds it took until the books stood there again */
    private double restored(LittleHouse house, Path backup, Path keys, String name, Optional<Instant> at, long head) {
        Path data = folder.resolve(name);
        long began = System.nanoTime();
        Restore.Result result =
                new Restore(backup, keys, Set.of()).into(data, at, Optional.empty(), (what, done, of) -> {});
        Restore.finish(data);
        double took = (System.nanoTime() - began) / 1e9;
        assertThat(result.heads()).containsEntry("registry", head);
        try (LittleHouse again = new LittleHouse(data, Clock.systemUTC())) {
            List<byte[]> restored = again.leaves(Book.REGISTRY);
            assertThat(LittleHouse.root(restored))
                    .isEqualTo(LittleHouse.root(house.leaves(Book.REGISTRY).subList(0, (int) head + 1)));
            assertThat(again.openCentres("new", 1)).as("it goes on").isEqualTo(head + 1);
            if (head >= 0) {
                assertThat(again.books
                                .get(Book.REGISTRY)
                                .rawWithId(org.regesta.events.Leaf.decode(restored.getFirst())
                                        .eventId()))
                        .isPresent();
            }
        }
        return took;
    }
}
