package org.regesta.query.disclosure;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.events.disclosure.DisclosureEvent.HandedOver;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/**
 * Records that personal data is about to be shown: when this returns, the event is durable and the answer may leave.
 */
@Component
public class Disclosures {

    private static final int PATIENCE_SECONDS = 30;

    private final AccessBook book;
    private final Ledger ledger;

    public Disclosures(AccessBook book, Ledger ledger) {
        this.book = book;
        this.ledger = ledger;
    }

    /**
     * Records one answer.
     *
     * @param subjects whose data: subject ids, or {@code registration:<rid>} while there is no subject
     * @param attributes names of what is shown
     * @param by who gets it
     * @throws org.regesta.ports.StorageFull when it cannot be recorded: then nothing may be shown
     * @throws Commands.OutcomeUnknown likewise
     */
    public void record(Set<String> subjects, Purpose purpose, Set<String> attributes, Attribution by) {
        String id = UUID.randomUUID().toString();
        record(new Disclosed(id, subjects, purpose, by.actor(), attributes), by);
    }

    /**
     * Records one of as many answers as may be given. Each has a place of its own in the book, so that who asks from
     * many sides at once, or after a restart, has no more of them.
     *
     * @param series what is counted, such as one officer's searches of a day
     * @return false when all were given: nothing was recorded, and nothing may be shown
     * @throws org.regesta.ports.StorageFull when it cannot be recorded: then nothing may be shown
     * @throws Commands.OutcomeUnknown likewise
     */
    public boolean recordOneOf(
            String series, int most, Set<String> subjects, Purpose purpose, Set<String> attributes, Attribution by) {
        Optional<String> free = free(series, most);
        while (free.isPresent()) {
            try {
                record(new Disclosed(free.get(), subjects, purpose, by.actor(), attributes), by);
                return true;
            } catch (AccessBook.AlreadyRecorded byAnotherThread) {
                free = free(series, most);
            }
        }
        return false;
    }

    /** Whether {@link #recordOneOf} would record another: asked before anything is looked for, which takes time. */
    public boolean mayRecordOneOf(String series, int most) {
        return free(series, most).isPresent();
    }

    private Optional<String> free(String series, int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(number -> series + "-" + number)
                .filter(id -> ledger.stream(Book.ACCESS, "disclosure:" + id).isEmpty())
                .findFirst();
    }

    private void record(Disclosed disclosed, Attribution by) {
        await(book.record("disclosure:" + disclosed.disclosureId(), disclosed, reflecting(disclosed.subjects(), by)));
    }

    /**
     * Records that opened attributes leave as a bundle's annex.
     *
     * @return its position in the access book
     * @throws org.regesta.ports.StorageFull when it cannot be recorded: then nothing may be handed over
     * @throws Commands.OutcomeUnknown likewise
     */
    public long record(HandedOver handed, Attribution by) {
        return await(book.record("disclosure:" + handed.disclosureId(), handed, reflecting(handed.subjects(), by)));
    }

    private Attribution reflecting(Set<String> subjects, Attribution by) {
        Attribution reflecting = by.with(Meta.BASIS, Long.toString(ledger.head(Book.REGISTRY)));
        boolean onePerson = subjects.size() == 1 && !subjects.iterator().next().contains(":");
        return onePerson ? reflecting.with(Meta.SUBJECT, subjects.iterator().next()) : reflecting;
    }

    private static long await(CompletableFuture<Long> recorded) {
        try {
            return recorded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a disclosure could not be recorded", failed.getCause());
        } catch (TimeoutException slow) {
            throw new Commands.OutcomeUnknown("the disclosure was not recorded in time, so nothing was shown");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Commands.OutcomeUnknown("stopped before the disclosure was recorded, so nothing was shown");
        }
    }
}
