package org.regesta.query.asking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/**
 * A moment of the registry: everything recorded up to an instant, or up to a position, both inclusive. A view as of
 * then is the fold of the stream up to it.
 */
public final class AsOf {

    private static final Pattern POSITION = Pattern.compile("(?:registry:)?([0-9]{1,18})");

    private final Optional<Instant> instant;
    private final OptionalLong position;

    private AsOf(Optional<Instant> instant, OptionalLong position) {
        this.instant = instant;
        this.position = position;
    }

    /**
     * Reads {@code 2026-11-21T10:00:00Z}, {@code registry:123} or {@code 123}.
     *
     * @throws org.regesta.wire.MosipRefusal {@code INVALID_FIELD} naming {@code asOf}
     */
    public static AsOf parse(String text) {
        Matcher form = POSITION.matcher(text);
        if (form.matches()) {
            return new AsOf(Optional.empty(), OptionalLong.of(Long.parseLong(form.group(1))));
        }
        return new AsOf(Optional.of(Moments.parse("asOf", text)), OptionalLong.empty());
    }

    public boolean includes(Recorded event) {
        return position.isPresent()
                ? event.position() <= position.getAsLong()
                : event.envelope().recordedMillis() <= instant.orElseThrow().toEpochMilli();
    }

    /** A stream of the registry as it was then. */
    public List<Recorded> stream(Ledger ledger, String streamId) {
        return ledger.stream(Book.REGISTRY, streamId).stream()
                .takeWhile(this::includes)
                .toList();
    }
}
