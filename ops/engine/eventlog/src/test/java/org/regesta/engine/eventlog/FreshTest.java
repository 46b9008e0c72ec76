package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.regesta.events.Leaf;

/** Hashes of leaves between the writer and the notary. */
class FreshTest {

    private final Fresh fresh = new Fresh(12);

    @Test
    void who_takes_in_order_gets_each_leaf_once_and_as_many_as_asked_for() {
        fresh.take(0, 1);
        fresh.add(0, leaves(0, 3));
        fresh.add(3, leaves(3, 2));
        assertThat(fresh.take(0, 4)).containsExactlyElementsOf(hashes(0, 4));
        assertThat(fresh.take(4, 9)).containsExactlyElementsOf(hashes(4, 1));
        assertThat(fresh.take(5, 9)).isEmpty();
        assertThat(fresh.take(0, 9)).as("what was taken is on the disk only").isEmpty();
    }

    @Test
    void who_was_behind_reads_from_the_disk_until_the_fresh_ones_follow() {
        fresh.take(0, 1);
        fresh.add(7, leaves(7, 3));
        assertThat(fresh.take(5, 9)).isEmpty();
        assertThat(fresh.take(8, 9)).containsExactlyElementsOf(hashes(8, 2));
    }

    @Test
    void nothing_is_kept_for_nobody_nor_more_than_there_is_room_for() {
        fresh.add(0, leaves(0, 3));
        assertThat(fresh.take(0, 9)).as("nobody had asked").isEmpty();
        fresh.add(3, leaves(3, 20));
        assertThat(fresh.take(3, 20)).as("more than twelve").isEmpty();
        fresh.add(23, leaves(23, 2));
        assertThat(fresh.take(23, 9)).containsExactlyElementsOf(hashes(23, 2));
    }

    private static List<byte[]> hashes(int from, int count) {
        return leaves(from, count).stream().map(Leaf::hash).toList();
    }

    private static List<byte[]> leaves(int from, int count) {
        return LongStream.range(from, from + count).mapToObj(Keys::position).toList();
    }
}
