package org.regesta.engine.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.regesta.events.Leaf;

/**
 * The hashes of leaves that were just written, made by the writer out of what it handed to the disk, for the one who
 * takes them in order. None are made for nobody: where they are not fetched in time, they are let go until somebody
 * asks again.
 */
final class Fresh {

    private final int most;
    private final ArrayDeque<byte[]> hashes = new ArrayDeque<>();
    private long first;
    private boolean wanted;

    /** @param most hashes that are kept */
    Fresh(int most) {
        this.most = most;
    }

    /** Leaves that now stand in the book, one after the other. */
    synchronized void add(long position, List<byte[]> written) {
        if (!wanted || hashes.size() + written.size() > most) {
            wanted = false;
            hashes.clear();
            return;
        }
        first = hashes.isEmpty() ? position : first;
        for (byte[] leaf : written) {
            hashes.add(Leaf.hash(leaf));
        }
    }

    /** Those from a position on, which are then no longer here; none when the one at that position is not. */
    synchronized List<byte[]> take(long from, int atMost) {
        wanted = true;
        while (!hashes.isEmpty() && first < from) {
            poll();
        }
        List<byte[]> taken = new ArrayList<>();
        if (first == from) {
            while (!hashes.isEmpty() && taken.size() < atMost) {
                taken.add(poll());
            }
        }
        return taken;
    }

    private byte[] poll() {
        first++;
        return hashes.remove();
    }
}
