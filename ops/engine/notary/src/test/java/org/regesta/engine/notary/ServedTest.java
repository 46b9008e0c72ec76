package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is asked by a checkpoint while the log goes on. */
class ServedTest {

    private final MemoryDisk disk = new MemoryDisk();
    private final Book book = Book.of(10);
    private final BookNotary notary =
            new BookNotary(disk, book, new NoteSigner("regesta/test/registry", new byte[32]), Clock.systemUTC());

    @Test
    void a_proof_by_an_older_checkpoint_is_still_given_when_its_own_tiles_were_dropped() {
        notary.round();
        Served older = notary.served();
        for (int size : new int[] {11, 255, 256, 300, 600}) {
            book.grow(size);
            notary.round();
            assertThat(disk.files).doesNotContainKey("tile/0/000.p/10");
            assertThat(ProofCheck.included(
                            older.leafHash(3),
                            3,
                            older.checkpoint().size(),
                            older.path(3),
                            older.checkpoint().root()))
                    .as("at " + size)
                    .isTrue();
            assertThat(older.tile(Tile.of("0/000.p/10"))).hasSize(10 * Hashes.BYTES);
        }
    }

    @Test
    void a_tile_that_nobody_has_is_missing() {
        notary.round();
        Served now = notary.served();
        disk.files.keySet().removeIf(name -> name.startsWith("tile/"));
        assertThatThrownBy(() -> now.path(3)).isInstanceOf(LogFiles.Missing.class);
    }
}
