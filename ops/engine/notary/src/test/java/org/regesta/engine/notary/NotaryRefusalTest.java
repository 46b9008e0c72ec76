package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Refusal;

/** Bad questions, and a ledger that does not hold what was signed. */
class NotaryRefusalTest {

    private static final NoteSigner SIGNER = new NoteSigner("regesta/test/registry", new byte[32]);
    private final Book book = Book.of(300);
    private final MemoryDisk disk = new MemoryDisk();
    private final BookNotary notary = new BookNotary(disk, book, SIGNER, Clock.systemUTC());

    private static void refused(NotaryRefusal code, Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    @Test
    void what_is_no_tile_is_refused() {
        for (String name : List.of(
                "",
                "0",
                "0/1",
                "0/0001",
                "0/x000/001",
                "00/001",
                "64/001",
                "-1/001",
                "0/001.p/0",
                "0/001.p/256",
                "0/001.p/01",
                "0/001/",
                "0/001.p",
                "a/001",
                "0/x001/x002/x003/x004/x005/x006/007",
                "../key",
                "0/\u0660\u0661\u0662")) {
            refused(NotaryRefusal.TILE_PATH, () -> Tile.of(name));
        }
    }

    @Test
    void what_the_signed_tree_does_not_reach_is_refused() {
        refused(NotaryRefusal.NOTHING_SIGNED, notary::served);
        notary.round();
        Served served = notary.served();
        assertThat(served.tile(Tile.of("0/000"))).hasSize(8192);
        assertThat(served.tile(Tile.of("0/001.p/3"))).hasSize(96);
        for (String beyond : List.of(
                "0/001",
                "0/001.p/45",
                "1/000",
                "1/001.p/1",
                "63/000.p/1",
                "entries/002.p/1",
                "0/x999/x999/x999/x999/999")) {
            refused(NotaryRefusal.TILE_UNKNOWN, () -> served.tile(Tile.of(beyond)));
        }
        refused(NotaryRefusal.BEYOND_THE_TREE, () -> served.inclusion(300, 300));
        refused(NotaryRefusal.BEYOND_THE_TREE, () -> served.inclusion(-1, 300));
        refused(NotaryRefusal.BEYOND_THE_TREE, () -> served.inclusion(0, 301));
        refused(NotaryRefusal.BEYOND_THE_TREE, () -> served.consistency(5, 301));
        refused(NotaryRefusal.BEYOND_THE_TREE, () -> served.consistency(9, 8));
        refused(NotaryRefusal.NO_ALARM, () -> notary.clear("officer-bao", "nothing"));
    }

    @Test
    void a_book_that_became_shorter_is_an_alarm_and_nothing_is_signed() {
        notary.round();
        book.leaves.removeLast();
        notary.round();
        assertThat(notary.alarm().orElseThrow().kind()).isEqualTo(Alarm.Kind.LEDGER_SHORTER);
    }

    @Test
    void leaves_that_read_differently_twice_are_never_signed() {
        Leaves flickering = new Leaves() {
            private int read;

            @Override
            public long count() {
                return 300;
            }

            @Override
            public void read(long from, int most, Each to) {
                read++;
                book.read(from, most, (position, leaf) -> {
                    byte[] seen = leaf.clone();
                    seen[50] ^= (byte) (position == 77 && read % 2 == 1 ? 1 : 0);
                    to.leaf(position, seen);
                });
            }
        };
        BookNotary careful = new BookNotary(new MemoryDisk(), flickering, SIGNER, Clock.systemUTC());
        careful.round();
        assertThat(careful.newest()).isEmpty();
        assertThat(careful.alarm()).as("once may be a flipped bit in memory").isEmpty();
        careful.round();
        assertThat(careful.newest()).isEmpty();
        assertThat(careful.alarm().orElseThrow().detail()).contains("event at 77");
    }

    @Test
    void every_proof_of_every_small_tree_holds() {
        notary.round();
        for (int size = 1; size <= 70; size++) {
            byte[] root = notary.served().root(size);
            for (int at = 0; at < size; at++) {
                List<byte[]> path = Proofs.inclusion(notary.served()::tile, at, size);
                assertThat(ProofCheck.included(Hashes.leaf(book.leaves.get(at)), at, size, path, root))
                        .isTrue();
                assertThat(ProofCheck.included(Hashes.leaf(book.leaves.get(at + 1)), at, size, path, root))
                        .isFalse();
            }
            for (int older = 0; older <= size; older++) {
                List<byte[]> proof = notary.served().consistency(older, size);
                byte[] before = notary.served().root(older);
                assertThat(ProofCheck.consistent(older, before, size, root, proof))
                        .isTrue();
                assertThat(ProofCheck.consistent(older, Hashes.leaf(before), size, root, proof))
                        .isFalse();
            }
        }
    }
}
