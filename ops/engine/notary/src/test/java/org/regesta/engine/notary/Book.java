package org.regesta.engine.notary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;

/** A book in memory, whose keeper can do with it what he likes. */
final class Book implements Leaves {

    final List<byte[]> leaves = new ArrayList<>();

    /** A book of events about some people. */
    static Book of(int events) {
        Book book = new Book();
        book.grow(events);
        return book;
    }

    void grow(int to) {
        while (leaves.size() < to) {
            leaves.add(leaf(leaves.size(), "{\"n\":" + leaves.size() + ",\"attributes\":\"" + "s".repeat(300) + "\"}"));
        }
    }

    static byte[] leaf(long position, String payload) {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("actor", "officer-bao");
        metadata.put("reason", "packet-upload");
        return Leaf.encode(new Envelope(
                org.regesta.events.Book.REGISTRY,
                position,
                "event-" + position,
                "identity.issued",
                "1",
                Optional.of(new Envelope.Place("identity:amina-" + position % 7, position / 7)),
                1_700_000_000_000L + position,
                payload.getBytes(StandardCharsets.UTF_8),
                metadata));
    }

    @Override
    public long count() {
        return leaves.size();
    }

    @Override
    public void read(long from, int most, Each to) {
        for (long position = from; position < Math.min(leaves.size(), from + most); position++) {
            to.leaf(position, leaves.get((int) position));
        }
    }
}
