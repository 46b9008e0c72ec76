package org.regesta.saga.registration.stage.abroad;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.ports.AbisLine;
import org.regesta.ports.AbisLine.AbisSilent;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What was asked of other people's matchers and what they answered, in the store of views: a question is asked again
 * when no answer comes, and of all answers to it the first counts. An answer that nobody waits for is put aside.
 */
@Component
public class Correspondence {

    static final String NAME = "abis-request-1";
    private static final Logger LOG = LoggerFactory.getLogger(Correspondence.class);
    private static final String OLD = "old";
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int AT_ONCE = 20;

    private final ViewStore store;
    private final Clock clock;
    private final Duration patience;

    Correspondence(ViewStore store, Clock clock, @Value("${regesta.abis.patience:PT1M}") String patience) {
        this.store = store;
        this.clock = clock;
        this.patience = Misconfigured.duration("regesta.abis.patience", patience);
    }

    /** A question, named so that nobody can guess it. */
    record Question(String requestId, AbisLine line, String operation) {}

    /** How it stands. */
    record Standing(String line, String operation, Instant sent, Optional<AbisAnswer> answer) {}

    /** What to send. */
    interface Message {
        byte[] text();
    }

    /**
     * The answer if there is one; otherwise the question is on its way when this returns.
     *
     * @throws AbisSilent when it could not be sent, or was sent before and nobody answered in time: it is sent again
     */
    Optional<AbisAnswer> ask(Question question, Message message) {
        Optional<ViewStore.Document> row = rows().get(question.requestId());
        Optional<Standing> known = row.map(Correspondence::standing);
        if (known.flatMap(Standing::answer).isPresent()) {
            return known.get().answer();
        }
        Instant now = clock.instant();
        if (known.filter(s -> now.isBefore(s.sent().plus(patience)) && !now.isBefore(s.sent()))
                .isPresent()) {
            return Optional.empty();
        }
        long version = row.map(ViewStore.Document::version).orElse(ViewStore.ABSENT);
        if (!write(
                question, new Standing(question.line().name(), question.operation(), now, Optional.empty()), version)) {
            return Optional.empty(); // another worker asks
        }
        send(question, message, version + 1);
        if (known.isPresent() && known.get().sent().isAfter(Instant.EPOCH)) {
            throw new AbisSilent(question.line().name());
        }
        return Optional.empty();
    }

    private void send(Question question, Message message, long version) {
        try {
            question.line().send(message.text());
        } catch (AbisSilent notSent) {
            write(
                    question,
                    new Standing(question.line().name(), question.operation(), Instant.EPOCH, Optional.empty()),
                    version);
            throw notSent;
        }
        putAwayOld();
    }

    /** To be asked again from the beginning. */
    void forget(Question question) {
        rows().get(question.requestId()).ifPresent(row -> rows().remove(row.id(), row.version()));
    }

    /**
     * Takes in an answer, whenever it comes and however often: durable when this returns.
     *
     * @param line over which it came
     * @return whether somebody waited for it
     */
    public boolean take(String line, byte[] message) {
        AbisAnswer answer;
        try {
            answer = AbisAnswer.read(message);
        } catch (Json.Malformed poison) {
            LOG.warn("the ABIS {} sent what is no answer", line);
            return false;
        }
        Optional<ViewStore.Document> row =
                answer.requestId().isEmpty() ? Optional.empty() : rows().get(answer.requestId());
        Optional<Standing> asked = row.map(Correspondence::standing)
                .filter(s -> s.line().equals(line) && s.operation().equals(answer.operation()))
                .filter(s -> s.answer().isEmpty());
        if (asked.isEmpty()) {
            LOG.info("the ABIS {} answered what was not asked, or again", line);
            return false;
        }
        Standing known = asked.get();
        return write(
                        answer.requestId(),
                        new Standing(known.line(), known.operation(), known.sent(), Optional.of(answer)),
                        row.get().version())
                || take(line, message); // it was asked again meanwhile, or answered
    }

    private void putAwayOld() {
        rows().scan(OLD, "", key(clock.instant().minus(KEPT)), null, AT_ONCE, ViewStore.Order.ASCENDING)
                .documents()
                .forEach(row -> rows().remove(row.id(), row.version()));
    }

    private boolean write(Question question, Standing standing, long expected) {
        return write(question.requestId(), standing, expected);
    }

    /** Only what was answered grows old: what was not is still asked. */
    private boolean write(String requestId, Standing standing, long expected) {
        List<String> old = standing.answer().isPresent() ? List.of(key(clock.instant())) : List.of();
        return rows().replace(
                        new ViewStore.Document(requestId, expected + 1, Json.write(standing), Map.of(OLD, old)),
                        expected);
    }

    private static Standing standing(ViewStore.Document row) {
        return Json.read(row.body(), Standing.class);
    }

    private static String key(Instant when) {
        return String.format(Locale.ROOT, "%019d", Math.max(0, when.toEpochMilli()));
    }

    private ViewStore.Collection rows() {
        return store.collection(NAME, Set.of(OLD));
    }
}
