package org.regesta.query.receipt;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.regesta.ports.SignedTrees.SignedTree;
import org.regesta.query.lines.Line;

/**
 * That an event stands in a signed tree. It holds the event's hash, not the event: other people's registrations may be
 * named in that. Hashes are lower-case hex.
 *
 * @param format {@code regesta-receipt/1}
 * @param when and {@code what}: the line as the history shows it, for people
 * @param position the index of the leaf
 * @param proof the audit path of RFC 6962, from the leaf's neighbour up
 * @param checkpoint a C2SP signed note
 * @param log the key that verifies it, as a C2SP vkey
 */
record Receipt(
        String format,
        String eventId,
        Instant when,
        String what,
        String book,
        long position,
        String leafHash,
        List<String> proof,
        String checkpoint,
        String log) {

    static Receipt of(Line line, SignedTree tree) {
        return new Receipt(
                "regesta-receipt/1",
                line.eventId(),
                Instant.ofEpochMilli(line.recordedMillis()),
                line.what(),
                line.book().text(),
                line.position(),
                HexFormat.of().formatHex(tree.leafHash(line.position())),
                tree.proof(line.position()).stream()
                        .map(HexFormat.of()::formatHex)
                        .toList(),
                tree.checkpoint(),
                tree.key());
    }
}
