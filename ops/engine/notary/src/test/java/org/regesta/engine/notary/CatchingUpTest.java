package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A notary that begins on a ledger which is older than it is. */
class CatchingUpTest {

    private static final String LOG = "regesta/test/registry";
    private static final int EVENTS = 2 * BookNotary.BATCH + 1_000;
    private static final NoteSigner SIGNER = new NoteSigner(LOG, new byte[32]);

    /** A long one, and so of short leaves. */
    private static final class Old implements Leaves {

        private final byte[] reads = new byte[EVENTS];
        private final long otherwiseReadAgain;

        /** @param otherwiseReadAgain a leaf that is another one whenever it is read again; or -1 */
        Old(long otherwiseReadAgain) {
            this.otherwiseReadAgain = otherwiseReadAgain;
        }

        @Override
        public long count() {
            return EVENTS;
        }

        @Override
        public void read(long from, int most, Each to) {
            for (long position = from; position < Math.min(EVENTS, from + most); position++) {
                boolean other = position == otherwiseReadAgain && reads[(int) position] % 2 == 1;
                reads[(int) position]++;
                to.leaf(position, leaf(other ? -1 : position));
            }
        }

        boolean readTwice(long from, long to) {
            for (long position = from; position < to; position++) {
                if (reads[(int) position] < 2) {
                    return false;
                }
            }
            return true;
        }
    }

    private static byte[] leaf(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    @Test
    void it_takes_an_old_ledger_in_batch_by_batch_tells_what_is_left_and_signs_all_of_it() {
        Old ledger = new Old(-1);
        BookNotary book = new BookNotary(new MemoryDisk(), ledger, SIGNER, Clock.systemUTC());
        List<Long> told = new CopyOnWriteArrayList<>();
        List<Boolean> readBack = new CopyOnWriteArrayList<>();
        Notary notary = new Notary(Map.of(org.regesta.events.Book.REGISTRY, book), 0, (log, left, seconds) -> {
            assertThat(log).isEqualTo(LOG);
            assertThat(seconds).isBetween(0L, 3_600L);
            assertThat(book.signed().checkpoint().size()).isEqualTo(EVENTS - left);
            readBack.add(ledger.readTwice(0, EVENTS - left));
            told.add(left);
        });
        assertThat(book.behind()).isEqualTo(EVENTS);

        notary.start();
        while ((told.isEmpty() || told.getLast() > 0) && book.alarm().isEmpty()) {
            Thread.onSpinWait();
        }
        notary.close();

        assertThat(told).containsExactly((long) EVENTS - BookNotary.BATCH, 1_000L, 0L);
        assertThat(readBack).containsExactly(true, true, true);
        assertThat(book.alarm()).isEmpty();
        assertThat(book.signed().checkpoint().root()).isEqualTo(root(0, EVENTS));
    }

    @Test
    void it_signs_no_batch_that_it_did_not_read_the_same_again_and_keeps_what_it_had() {
        Old ledger = new Old(BookNotary.BATCH + 7);
        MemoryDisk disk = new MemoryDisk();
        BookNotary first = new BookNotary(disk, ledger, SIGNER, Clock.systemUTC());
        assertThat(first.round()).isEqualTo(EVENTS - BookNotary.BATCH);

        BookNotary begunAgain = new BookNotary(disk, ledger, SIGNER, Clock.systemUTC());
        assertThat(begunAgain.behind()).isEqualTo(EVENTS - BookNotary.BATCH);
        begunAgain.round();
        assertThat(begunAgain.alarm()).as("once is not twice").isEmpty();
        begunAgain.round();

        assertThat(begunAgain.alarm()).get().extracting(Alarm::kind).isEqualTo(Alarm.Kind.LEDGER_CHANGED);
        assertThat(begunAgain.signed().checkpoint().root()).isEqualTo(root(0, BookNotary.BATCH));
    }

    /** RFC 6962, section 2.1. */
    private static byte[] root(int from, int to) {
        if (to - from == 1) {
            return Hashes.leaf(leaf(from));
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        return Hashes.node(root(from, split), root(split, to));
    }
}
