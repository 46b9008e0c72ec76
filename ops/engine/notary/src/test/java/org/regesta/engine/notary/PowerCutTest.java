package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R1 for the notary's files: the power fails after every single step. */
class PowerCutTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final NoteSigner SIGNER = new NoteSigner("regesta/test/registry", new byte[32]);

    /** Grows a book in some rounds. */
    private static List<Checkpoint> work(MemoryDisk disk, Book book, int... sizes) {
        List<Checkpoint> published = new ArrayList<>();
        try {
            BookNotary notary = new BookNotary(disk, book, SIGNER, NOON);
            for (int size : sizes) {
                book.grow(size);
                notary.round();
                notary.newest().ifPresent(signed -> published.add(signed.checkpoint()));
            }
        } catch (RuntimeException powerCut) {
            assertThat(powerCut).hasRootCauseInstanceOf(IOException.class);
        }
        return published;
    }

    @Test
    void after_a_power_cut_at_any_step_it_goes_on_and_takes_nothing_back() {
        MemoryDisk whole = new MemoryDisk();
        work(whole, new Book(), 3, 255, 256, 300, 515);
        assertThat(whole.steps).isGreaterThan(60);
        int runs = 0;
        for (long step = 0; step < whole.steps; step++) {
            for (MemoryDisk.Damage damage : MemoryDisk.Damage.values()) {
                MemoryDisk disk = new MemoryDisk();
                disk.cutAfter = step;
                Book book = new Book();
                List<Checkpoint> published = work(disk, book, 3, 255, 256, 300, 515);
                goesOn(disk.afterCut(damage), book, published, damage + " after step " + step);
                runs++;
            }
        }
        System.out.println("notary: " + runs + " power cuts");
    }

    private static void goesOn(MemoryDisk disk, Book book, List<Checkpoint> published, String when) {
        BookNotary notary = new BookNotary(disk, book, SIGNER, NOON);
        if (!published.isEmpty()) {
            assertThat(notary.signed().checkpoint().size()) // not made anew from the book: it stood on the disk
                    .as(when)
                    .isGreaterThanOrEqualTo(published.getLast().size());
        }
        book.grow(600);
        notary.round();
        assertThat(notary.alarm()).as(when).isEmpty();
        assertThat(notary.signed().checkpoint().size()).as(when).isEqualTo(600);
        for (Checkpoint before : published) {
            assertThat(notary.served().root(before.size())).as(when).isEqualTo(before.root());
        }
        List<Finding> findings = new ArrayList<>();
        LogCheck check =
                new LogCheck(disk, new Signatures(SIGNER.key(), List.of()), published, "registry", findings::add);
        book.leaves.forEach(check::leaf);
        check.end();
        assertThat(findings).as(when).isEmpty();
    }
}
