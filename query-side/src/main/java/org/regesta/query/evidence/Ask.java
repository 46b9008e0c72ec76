package org.regesta.query.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.events.disclosure.DisclosureGround;
import org.regesta.ports.Refusal;
import org.regesta.query.asking.Moments;
import org.regesta.query.evidence.api.EvidenceRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/**
 * What a bundle is to be about, read and judged.
 *
 * @param from inclusive, as {@code to}
 */
record Ask(Kind kind, String id, Instant from, Instant to, Optional<Opening> opening) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,120}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int MOST_ATTRIBUTES = 100;

    enum Kind {
        PERSON,
        REGISTRATION,
        OFFICER;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is opened, to whom, and why. */
    record Opening(Recipient recipient, Set<String> attributes, DisclosureGround ground) {}

    private record Key(Kind kind, String id) {}

    /**
     * @throws MosipRefusal naming a field that is missing or means nothing
     * @throws Refusal {@link EvidenceRefusal} when what it means cannot be
     */
    static Ask of(Wanted wanted, Instant now) {
        List<Key> keys = new ArrayList<>();
        add(keys, Kind.PERSON, wanted.person());
        add(keys, Kind.REGISTRATION, wanted.registration());
        add(keys, Kind.OFFICER, wanted.officer());
        if (keys.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "person, registration or officer");
        }
        if (keys.size() > 1) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "person, registration, officer");
        }
        Instant from = Moments.parse("from", given("from", wanted.from()));
        Instant to = Moments.parse("to", given("to", wanted.to()));
        if (to.isBefore(from)) {
            throw new Refusal(EvidenceRefusal.PERIOD_REVERSED);
        }
        Key key = keys.getFirst();
        Optional<Opening> opening = opening(wanted, now);
        if (opening.isPresent() && key.kind() == Kind.OFFICER) {
            throw new Refusal(EvidenceRefusal.ONE_PERSON_ONLY);
        }
        return new Ask(key.kind(), key.id(), from, to, opening);
    }

    private static void add(List<Key> keys, Kind kind, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            if (!ID.matcher(id).matches()) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, kind.text());
            }
            keys.add(new Key(kind, id));
        }
    }

    private static Optional<Opening> opening(Wanted wanted, Instant now) {
        boolean none = wanted.recipient() == null && wanted.open() == null && wanted.ground() == null;
        if (none) {
            return Optional.empty();
        }
        String pem = given("recipient", wanted.recipient());
        String ground = given("ground", wanted.ground());
        List<String> open = wanted.open() == null ? List.of() : wanted.open();
        if (open.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "open");
        }
        if (open.size() > MOST_ATTRIBUTES
                || open.stream()
                        .anyMatch(
                                name -> name == null || !ATTRIBUTE.matcher(name).matches())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "open");
        }
        DisclosureGround known = Arrays.stream(DisclosureGround.values())
                .filter(each -> each.name().equals(ground))
                .findFirst()
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "ground"));
        return Optional.of(new Opening(Recipient.of(pem, now), new TreeSet<>(open), known));
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        return value;
    }
}
