package org.regesta.query.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.ports.SignedTrees;
import org.regesta.ports.SignedTrees.SignedTree;
import org.regesta.query.lines.Line;
import org.regesta.wire.Json;

/**
 * The events of a bundle that stand in one book, and the one signed tree that holds them all.
 *
 * @param witnesses keys of who is asked to cosign the tree
 * @param events in order of position
 */
record ProvenBook(Book book, SignedTree tree, List<String> witnesses, List<Envelope> events) {

    static ProvenBook of(Book book, List<Line> lines, SignedTrees trees) {
        List<Long> positions = lines.stream()
                .filter(line -> line.book() == book)
                .map(Line::position)
                .sorted()
                .toList();
        SignedTree tree = trees.covering(book, positions.isEmpty() ? -1 : positions.getLast());
        List<Envelope> events = positions.stream()
                .map(position -> Leaf.decode(tree.leaf(position)))
                .toList();
        return new ProvenBook(book, tree, trees.witnesses(), events);
    }

    /** A line of JSON per event: all that its leaf encodes, and its proof. */
    byte[] written() {
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(Json.write(line(event))).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> line(Envelope event) {
        Map<String, Object> line = new TreeMap<>();
        line.put("book", event.book().text());
        line.put("position", event.position());
        line.put("eventId", event.eventId());
        line.put("type", event.type());
        line.put("revision", event.revision());
        event.at().ifPresent(place -> {
            line.put("stream", place.stream());
            line.put("sequence", place.sequence());
        });
        line.put("recordedMillis", event.recordedMillis());
        line.put("payload", new String(event.payload(), StandardCharsets.UTF_8));
        line.put("metadata", event.metadata());
        line.put(
                "proof",
                tree.proof(event.position()).stream()
                        .map(HexFormat.of()::formatHex)
                        .toList());
        return line;
    }
}
