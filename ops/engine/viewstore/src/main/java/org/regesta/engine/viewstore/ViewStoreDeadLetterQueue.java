package org.regesta.engine.viewstore;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.viewstore.ParkedLetter.Parked;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/**
 * Events that a processor could not take in, with all that follows in their sequence: only that sequence waits. A
 * document per letter, its id (group, sequence, index), so that a sequence is a range of ids.
 */
public final class ViewStoreDeadLetterQueue<M extends EventMessage<?>> implements SequencedDeadLetterQueue<M> {

    private static final int MOST_SEQUENCES = 1024;
    private static final int MOST_IN_SEQUENCE = 1024;
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final ViewStore.Collection letters;
    private final String group;
    private final Serializer serializer;
    private final Clock clock;

    /**
     * @param group the processor's name
     * @param serializer of events; Jackson
     */
    public ViewStoreDeadLetterQueue(ViewStore store, String group, Serializer serializer, Clock clock) {
        this.letters = store.collection("axon-dead-letters-1", Set.of());
        this.group = encoded(group);
        this.serializer = serializer;
        this.clock = clock;
    }

    @Override
    public void enqueue(Object sequenceId, DeadLetter<? extends M> letter) {
        if (isFull(sequenceId)) {
            throw new DeadLetterQueueOverflowException("no room for more dead letters of " + sequenceId);
        }
        ParkedLetter parked = ParkedLetter.of(String.valueOf(sequenceId), letter, serializer);
        boolean stored = false;
        while (!stored) {
            String id = prefix(sequenceId) + String.format(Locale.ROOT, "%016x", nextIndex(sequenceId));
            stored = letters.replace(parked.document(id, 0), ViewStore.ABSENT);
        }
    }

    @Override
    public void evict(DeadLetter<? extends M> letter) {
        String id = parked(letter).id();
        Optional<Document> found = letters.get(id);
        while (found.isPresent() && !letters.remove(id, found.get().version())) {
            found = letters.get(id);
        }
    }

    @Override
    public void requeue(DeadLetter<? extends M> letter, UnaryOperator<DeadLetter<? extends M>> updater)
            throws NoSuchDeadLetterException {
        String id = parked(letter).id();
        DeadLetter<? extends M> updated = updater.apply(letter).markTouched();
        boolean stored = false;
        while (!stored) {
            Document found = letters.get(id)
                    .orElseThrow(() -> new NoSuchDeadLetterException("the dead letter is not there any more"));
            String sequenceId = ParkedLetter.read(found).sequenceId();
            Document next = ParkedLetter.of(sequenceId, updated, serializer).document(id, found.version() + 1);
            stored = letters.replace(next, found.version());
        }
    }

    @Override
    public boolean contains(Object sequenceId) {
        return sequenceSize(sequenceId) > 0;
    }

    @Override
    public Iterable<DeadLetter<? extends M>> deadLetterSequence(Object sequenceId) {
        List<DeadLetter<? extends M>> all = new ArrayList<>();
        sequence(prefix(sequenceId)).forEach(document -> all.add(letter(document)));
        return all;
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends M>>> deadLetters() {
        List<Iterable<DeadLetter<? extends M>>> all = new ArrayList<>();
        heads().forEach(head ->
                all.add(deadLetterSequence(ParkedLetter.read(head).sequenceId())));
        return all;
    }

    @Override
    public boolean isFull(Object sequenceId) {
        long size = sequenceSize(sequenceId);
        return size > 0 ? size >= MOST_IN_SEQUENCE : amountOfSequences() >= MOST_SEQUENCES;
    }

    @Override
    public long size() {
        return heads().stream()
                .mapToLong(head -> sequenceSize(ParkedLetter.read(head).sequenceId()))
                .sum();
    }

    @Override
    public long sequenceSize(Object sequenceId) {
        return sequence(prefix(sequenceId)).size();
    }

    @Override
    public long amountOfSequences() {
        return heads().size();
    }

    /**
     * A sequence that waits.
     *
     * @param letters how many it has
     * @param first the one that failed
     */
    public record Waiting<M extends EventMessage<?>>(String sequenceId, long letters, DeadLetter<? extends M> first) {}

    /** Every sequence that waits, the longest untried first. */
    public List<Waiting<M>> waiting() {
        List<Waiting<M>> all = new ArrayList<>();
        for (Document head : heads()) {
            String sequenceId = ParkedLetter.read(head).sequenceId();
            all.add(new Waiting<>(sequenceId, sequenceSize(sequenceId), letter(head)));
        }
        return all;
    }

    /** The newest letter of a sequence, if it waits. */
    public Optional<DeadLetter<? extends M>> last(String sequenceId) {
        return newest(sequenceId).map(this::letter);
    }

    /** {@link #process} of one sequence, if it waits and nobody else tries it. */
    public boolean processSequence(String sequenceId, Function<DeadLetter<? extends M>, EnqueueDecision<M>> task) {
        String prefix = prefix(sequenceId);
        Document claimed = first(prefix, prefix + "}").map(this::claim).orElse(null);
        return claimed != null && processFrom(claimed, task);
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends M>> filter, Function<DeadLetter<? extends M>, EnqueueDecision<M>> task) {
        for (Document head : heads()) {
            if (filter.test(letter(head))) {
                Document claimed = claim(head);
                if (claimed != null) {
                    return processFrom(claimed, task);
                }
            }
        }
        return false;
    }

    @Override
    public void clear() {
        for (Document head : heads()) {
            sequence(prefix(ParkedLetter.read(head).sequenceId()))
                    .forEach(document -> letters.remove(document.id(), document.version()));
        }
    }

    private boolean processFrom(Document first, Function<DeadLetter<? extends M>, EnqueueDecision<M>> task) {
        Document current = first;
        while (current != null) {
            Parked<M> letter = letter(current);
            EnqueueDecision<M> decision = task.apply(letter);
            if (decision.shouldEnqueue()) {
                requeue(letter, each -> decision.withDiagnostics(each)
                        .withCause(decision.enqueueCause().orElse(null)));
                return false;
            }
            Document next = after(current);
            Document claimed = next == null ? null : claim(next);
            evict(letter);
            current = claimed;
        }
        return true;
    }

    /** Claims a letter for a while, null when another has it or it is gone. */
    private @Nullable Document claim(Document document) {
        ParkedLetter letter = ParkedLetter.read(document);
        if (letter.claimed().isAfter(clock.instant())) {
            return null;
        }
        Document mine =
                letter.claimedUntil(clock.instant().plus(CLAIM)).document(document.id(), document.version() + 1);
        return letters.replace(mine, document.version()) ? mine : null;
    }

    /** The first letter of each sequence, the longest untouched first. */
    private List<Document> heads() {
        List<Document> heads = new ArrayList<>();
        String from = group + "|";
        Optional<Document> head = first(from, group + "}");
        while (head.isPresent()) {
            heads.add(head.get());
            String prefix = prefix(ParkedLetter.read(head.get()).sequenceId());
            head = first(prefix.substring(0, prefix.length() - 1) + "}", group + "}");
        }
        heads.sort(Comparator.comparing(document -> ParkedLetter.read(document).touched()));
        return heads;
    }

    private @Nullable Document after(Document document) {
        String prefix = prefix(ParkedLetter.read(document).sequenceId());
        return first(document.id() + "\0", prefix + "}").orElse(null);
    }

    private Optional<Document> first(String from, String to) {
        return letters.scan(ViewStore.BY_ID, from, to, null, 1, ViewStore.Order.ASCENDING).documents().stream()
                .findFirst();
    }

    private List<Document> sequence(String prefix) {
        return letters.scan(ViewStore.BY_ID, prefix, prefix + "}", null, MOST_IN_SEQUENCE, ViewStore.Order.ASCENDING)
                .documents();
    }

    private long nextIndex(Object sequenceId) {
        int prefix = prefix(sequenceId).length();
        return newest(sequenceId)
                .map(last -> Long.parseLong(last.id().substring(prefix), 16) + 1)
                .orElse(0L);
    }

    private Optional<Document> newest(Object sequenceId) {
        String prefix = prefix(sequenceId);
        return letters
                .scan(ViewStore.BY_ID, prefix, prefix + "}", null, 1, ViewStore.Order.DESCENDING)
                .documents()
                .stream()
                .findFirst();
    }

    private Parked<M> letter(Document document) {
        return ParkedLetter.read(document).letter(document, serializer);
    }

    private static Parked<?> parked(DeadLetter<?> letter) {
        if (letter instanceof Parked<?> parked) {
            return parked;
        }
        throw new WrongDeadLetterTypeException("not a letter of this queue");
    }

    /** Below {@code }} stand all characters of base64url, {@code |} and digits: a range of ids is a sequence. */
    private String prefix(Object sequenceId) {
        return group + "|" + encoded(String.valueOf(sequenceId)) + "|";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
