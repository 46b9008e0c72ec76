package org.regesta.auth.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;

/**
 * Folds one stream into one document, whose version is the stream's sequence: a second delivery changes nothing, and a
 * gap is healed by reading the stream again.
 *
 * @param <S> the document's content, a record that JSON can hold
 */
public final class StreamFold<S> {

    private final Ledger ledger;
    private final ViewStore.Collection documents;
    private final Class<S> type;
    private final Step<S> step;

    /** What the content is after an event, and by what it is found. */
    public interface Step<S> {
        S after(@Nullable S before, Recorded event);

        /** The document's keys by index. */
        Map<String, List<String>> keys(S content);
    }

    public StreamFold(Ledger ledger, ViewStore.Collection documents, Class<S> type, Step<S> step) {
        this.ledger = ledger;
        this.documents = documents;
        this.type = type;
        this.step = step;
    }

    /**
     * Takes an event of the document's stream.
     *
     * @throws GapInStream when events before it are in no delivery and not in the book either
     */
    public void on(String id, Recorded event) {
        ViewStore.@Nullable Document stands = documents.get(id).orElse(null);
        long version = stands == null ? ViewStore.ABSENT : stands.version();
        if (event.sequence() <= version) {
            return; // delivered before: at least once is the contract
        }
        @Nullable S content = stands == null ? null : Json.read(stands.body(), type);
        long next = version + 1;
        for (Recorded missing : event.sequence() == next ? List.of(event) : after(version, event)) {
            if (missing.sequence() != next++) {
                throw new GapInStream(event.stream(), next - 1);
            }
            content = step.after(content, missing);
        }
        if (content == null || !replaced(id, next - 1, content, version)) {
            throw new GapInStream(event.stream(), next - 1);
        }
    }

    private boolean replaced(String id, long version, S content, long expected) {
        return documents.replace(
                new ViewStore.Document(id, version, Json.write(content), step.keys(content)), expected);
    }

    private List<Recorded> after(long version, Recorded event) {
        return ledger.stream(event.envelope().book(), event.stream()).stream()
                .filter(known -> known.sequence() > version)
                .toList();
    }

    /** The book itself lacks an event, or someone else writes this document: nothing is guessed. */
    public static final class GapInStream extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GapInStream(String stream, long sequence) {
            super("stream " + stream + " cannot be folded at sequence " + sequence);
        }
    }
}
