package org.regesta.engine.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves that were just written, as the writer made them, for the one who takes them in order. None are kept for
 * nobody: where they are not fetched in time, they are let go until somebody asks again, and are read from the disk.
 */
final class Fresh {

    private final long bytesMost;
    private final ArrayDeque<byte[]> leaves = new ArrayDeque<>();
    private long first;
    private long bytes;
    private boolean wanted;

    Fresh(long bytesMost) {
        this.bytesMost = bytesMost;
    }

    /** Leaves that now stand in the book, one after the other. */
    synchronized void add(long position, List<byte[]> written) {
        for (byte[] leaf : written) {
            bytes += leaf.length;
        }
        if (!wanted || bytes > bytesMost) {
            wanted = false;
            leaves.clear();
            bytes = 0;
            return;
        }
        first = leaves.isEmpty() ? position : first;
        leaves.addAll(written);
    }

    /** Those from a position on, which are then no longer here; none when the one at that position is not. */
    synchronized List<byte[]> take(long from, int most) {
        wanted = true;
        while (!leaves.isEmpty() && first < from) {
            poll();
        }
        List<byte[]> taken = new ArrayList<>();
        if (first == from) {
            while (!leaves.isEmpty() && taken.size() < most) {
                taken.add(poll());
            }
        }
        return taken;
    }

    private byte[] poll() {
        byte[] leaf = leaves.remove();
        first++;
        bytes -= leaf.length;
        return leaf;
    }
}
