package org.regesta.cli.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.regesta.command.uin.api.Uins;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;

/**
 * Identities written straight into the registry, as their registration would have left them: keys in the vault, each
 * attribute sealed, the number claimed, the identity issued; the first few with a finger. The people are of a seed;
 * keys and numbers are drawn.
 */
final class Population {

    private static final int WRITERS = 8;
    private static final int BATCH = 25;
    private static final Attribution BY =
            new Attribution("bench-population", "RULE", new Authority.Rule("bench-population", "1", "operator"));

    private final RegestaServer.Instance server;
    private final Vault vault;
    private final Uins uins;
    private final LedgerEventStore registry;
    private final Fingered fingered;
    private final People people;
    private final long seed;
    private final int fingers;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private String[] numbers = {};

    private Population(RegestaServer.Instance server, long seed, int fingers) {
        this.server = server;
        this.vault = server.part(Vault.class);
        this.uins = server.part(Uins.class);
        this.registry = server.part(LedgerEventStore.class);
        this.fingered = new Fingered(server);
        this.people = new People(seed);
        this.seed = seed;
        this.fingers = fingers;
    }

    /** @param perSecond identities written a second, {@code numbers} by their place in the seed */
    record Made(double perSecond, double viewsPerSecond, String[] numbers) {}

    /** Nobody yet; the first few will have a finger. */
    static Population of(RegestaServer.Instance server, long seed) {
        return new Population(server, seed, Fingered.PEOPLE);
    }

    /** As {@link #of}, and nobody with a finger. */
    static Population fingerless(RegestaServer.Instance server, long seed) {
        return new Population(server, seed, 0);
    }

    /** Writes those who are missing to so many, and waits until every view has them. */
    Made growTo(int count, PrintStream out) {
        int before = numbers.length;
        numbers = Arrays.copyOf(numbers, count);
        AtomicInteger next = new AtomicInteger(before);
        AtomicInteger done = new AtomicInteger();
        long began = System.nanoTime();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(Thread.ofPlatform().start(() -> {
                for (int from = next.getAndAdd(BATCH); from < count; from = next.getAndAdd(BATCH)) {
                    int until = Math.min(count, from + BATCH);
                    write(from, until);
                    done.addAndGet(until - from);
                }
            }));
        }
        while (writers.stream().anyMatch(Thread::isAlive)) {
            out.printf(Locale.ROOT, "\r%d of %d identities written ", before + done.get(), count);
            out.flush();
            LockSupport.parkNanos(500_000_000);
        }
        if (Arrays.stream(numbers).anyMatch(number -> number == null)) {
            throw new IllegalStateException("a writer failed: see above");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        awaitViews(out);
        double until = (System.nanoTime() - began) / 1e9;
        return new Made((count - before) / seconds, (count - before) / until, numbers.clone());
    }

    private void write(int from, int until) {
        vault.makeAll(IntStream.range(from, until)
                .mapToObj(each -> KeyRefs.subject(subject(seed, each)))
                .collect(Collectors.toSet()));
        List<EventMessage<?>> events = new ArrayList<>();
        for (int each = from; each < until; each++) {
            numbers[each] = newNumber();
            events.addAll(identity(each, numbers[each]));
        }
        registry.publish(events);
    }

    /** Drawn as for anyone, and not taken: of a hundred thousand draws some meet. */
    private String newNumber() {
        String number = uins.draw();
        while (!taken.add(number)) {
            number = uins.draw();
        }
        return number;
    }

    /** Whom the seed makes at that place. */
    static String subject(long seed, int number) {
        byte[] drawn = new byte[16];
        new SplittableRandom(seed * 1_000_003 + number).nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private List<EventMessage<?>> identity(int number, String uin) {
        String subject = subject(seed, number);
        String registrationId = String.format(Locale.ROOT, "1000110001%05d%014d", number % 100_000, number);
        String claim = HexFormat.of().formatHex(vault.derive(Vault.Derivation.UIN_CLAIM, uin));
        Map<String, Sealed> attributes = seal(subject, people.adult(number), uin);
        Sealed sealedNumber = Objects.requireNonNull(attributes.remove(SealedAs.UIN));
        Instant until = Instant.EPOCH;
        return List.of(
                event("uinclaim:" + claim, 0, new UinClaimEvent.Reserved(claim, registrationId, until), ""),
                event("uinclaim:" + claim, 1, new UinClaimEvent.Bound(claim, subject), subject),
                event(
                        "identity:" + subject,
                        0,
                        new IdentityEvent.Issued(
                                subject,
                                registrationId,
                                "0.1",
                                attributes,
                                List.of(),
                                Optional.empty(),
                                number < fingers ? Optional.of(fingered.templates(subject, number)) : Optional.empty(),
                                AgeGroup.ADULT,
                                sealedNumber,
                                claim),
                        subject));
    }

    private Map<String, Sealed> seal(String subject, Person person, String uin) {
        Map<String, byte[]> values = new TreeMap<>();
        person.identity()
                .properties()
                .forEach(field ->
                        values.put(field.getKey(), Json.write(field.getValue()).getBytes(StandardCharsets.UTF_8)));
        values.put(SealedAs.UIN, uin.getBytes(StandardCharsets.UTF_8));
        return new TreeMap<>(vault.sealAll(KeyRefs.subject(subject), values));
    }

    private static EventMessage<?> event(String stream, long sequence, Object payload, String subject) {
        Attribution by = subject.isEmpty() ? BY : BY.with(Meta.SUBJECT, subject);
        String feature = stream.substring(0, stream.indexOf(':'));
        return new GenericDomainEventMessage<>(feature, stream, sequence, payload, MetaData.from(by.metadata()));
    }

    private void awaitViews(PrintStream out) {
        long head = server.part(Ledger.class).head(Book.REGISTRY);
        Positions positions = server.part(Positions.class);
        for (String view : server.part(Replay.class).views()) {
            while (positions.applied(view, Book.REGISTRY) < head && positions.applied(view, Book.REGISTRY) >= 0) {
                out.printf(
                        Locale.ROOT, "\r%s: %d of %d events ", view, positions.applied(view, Book.REGISTRY), head + 1);
                out.flush();
                LockSupport.parkNanos(500_000_000);
            }
        }
        out.print("\r");
    }
}
