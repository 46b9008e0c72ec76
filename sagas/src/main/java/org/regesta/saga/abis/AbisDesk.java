package org.regesta.saga.abis;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.regesta.events.Meta;
import org.regesta.events.abis.AbisEvent.Inserted;
import org.regesta.ports.Attribution;
import org.regesta.ports.Biometrics;
import org.regesta.saga.abis.AbisCodes.Operation;
import org.regesta.saga.abis.AbisFailure.Found;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers MOSIP's ABIS messages by our own matcher, whichever way they came. A message that comes again is answered as
 * the first time; one that is received while records of the same client are being put away waits for those.
 */
@Component
public class AbisDesk {

    private static final Logger LOG = LoggerFactory.getLogger(AbisDesk.class);

    private final AbisReader reader;
    private final AbisShelf shelf;
    private final AbisComparison comparison;
    private final AbisGallery gallery;
    private final Biometrics biometrics;
    private final Clock clock;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    AbisDesk(
            AbisReader reader,
            AbisShelf shelf,
            AbisComparison comparison,
            AbisGallery gallery,
            Biometrics biometrics,
            Clock clock) {
        this.reader = reader;
        this.shelf = shelf;
        this.comparison = comparison;
        this.gallery = gallery;
        this.biometrics = biometrics;
        this.clock = clock;
    }

    /** What is under way for a client: puts away side by side, compares when what came before is put away. */
    private record Client(ReentrantReadWriteLock turns, AtomicInteger jobs) {
        Client() {
            this(new ReentrantReadWriteLock(true), new AtomicInteger());
        }
    }

    /**
     * The answer, as MOSIP's ABIS API has it.
     *
     * @param by who asks; its actor's records are kept apart from everybody else's
     * @throws Json.Malformed when it is not a message to which an answer could be sent
     */
    public Map<String, Object> answer(Attribution by, byte[] message) {
        AbisRequest request = AbisRequest.read(message);
        Map<String, Object> answer = new TreeMap<>();
        answer.put("id", request.id());
        answer.put("requestId", request.requestId());
        try {
            Operation operation = request.operation();
            answer.putAll(done(operation, request, by.with(Meta.COMMAND_ID, request.requestId())));
            answer.put("returnValue", AbisCodes.SUCCESS);
        } catch (Found no) {
            no(answer, no.failure());
        } catch (RuntimeException ours) { // one message's failure is that message's answer: it may be sent again
            LOG.warn("an ABIS message failed: {}", ours.getClass().getName());
            no(answer, AbisFailure.INTERNAL);
        }
        answer.put("responsetime", MosipTime.text(clock.instant()));
        return answer;
    }

    private static void no(Map<String, Object> answer, AbisFailure failure) {
        answer.put("returnValue", AbisCodes.FAILURE);
        answer.put("failureReason", AbisCodes.reason(failure));
    }

    private Map<String, Object> done(Operation operation, AbisRequest request, Attribution by) {
        Client client = clients.computeIfAbsent(by.actor(), none -> new Client());
        return switch (operation) {
            case PING -> Map.of();
            case PENDING_JOBS ->
                Map.of("jobscount", Integer.toString(client.jobs().get()));
            case REFERENCE_COUNT ->
                Map.of("count", Integer.toString(gallery.of(by.actor()).size()));
            case INSERT -> {
                client.jobs().incrementAndGet();
                client.turns().readLock().lock();
                try {
                    insert(request, by);
                } finally {
                    client.turns().readLock().unlock();
                    client.jobs().decrementAndGet();
                }
                yield Map.of();
            }
            case IDENTIFY -> {
                client.jobs().incrementAndGet();
                try {
                    awaitInserts(client);
                    yield Map.of("candidateList", comparison.candidates(by.actor(), request));
                } finally {
                    client.jobs().decrementAndGet();
                }
            }
            case DELETE -> {
                delete(request, by);
                yield Map.of();
            }
        };
    }

    private static void awaitInserts(Client client) {
        client.turns().writeLock().lock();
        client.turns().writeLock().unlock();
    }

    private void insert(AbisRequest request, Attribution by) {
        String url = request.referenceUrl().orElseThrow(() -> new Found(AbisFailure.MISSING_REFERENCE_URL));
        String known = request.referenceId().orElse("");
        if (!known.isEmpty() && shelf.isDone(by.actor(), known, by)) {
            return;
        }
        if (shelf.standing(by.actor(), known).isPresent()) {
            throw new Found(AbisFailure.REFERENCE_STANDS);
        }
        AbisReader.Taken taken = reader.take(url); // before the reference is missed, as MOSIP's kit expects
        shelf.put(by.actor(), request.requiredReferenceId(), taken, biometrics.release(), by);
    }

    private void delete(AbisRequest request, Attribution by) {
        String reference = request.requiredReferenceId();
        if (shelf.isDone(by.actor(), reference, by)) {
            return;
        }
        Inserted entry =
                shelf.standing(by.actor(), reference).orElseThrow(() -> new Found(AbisFailure.REFERENCE_UNKNOWN));
        shelf.remove(entry, by);
    }
}
