package org.regesta.server.access;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.gate.GateEvent.Refused;
import org.regesta.events.gate.GateEvent.TokensRefused;
import org.regesta.events.gate.TokenFault;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tokens that were shown and do not hold: counted at once, and told to the access book once a minute, so that an
 * auditor finds them and nobody fills the book by knocking.
 */
@Component
final class RefusedTokens implements Running, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedTokens.class);
    private static final String RULE = "token-gate";
    private static final long PAUSE_SECONDS = 60;
    private static final int MOST_HOLDERS = 100;

    private final AccessBook book;
    private final Map<TokenFault, AtomicLong> counts = new EnumMap<>(TokenFault.class);
    private final Map<TokenFault, AtomicLong> told = new EnumMap<>(TokenFault.class);
    private final Set<String> holders = new TreeSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("refused-tokens").factory());

    RefusedTokens(AccessBook book) {
        this.book = book;
        for (TokenFault fault : TokenFault.values()) {
            counts.put(fault, new AtomicLong());
            told.put(fault, new AtomicLong());
        }
    }

    /** @param holder whom it names, if this house signed it: what others wrote is not repeated */
    void count(TokenFault fault, @Nullable String holder) {
        of(counts, fault).incrementAndGet();
        if (holder != null && TokenStanding.isId(holder)) {
            synchronized (holders) {
                if (holders.size() < MOST_HOLDERS) {
                    holders.add(holder);
                }
            }
        }
    }

    private static AtomicLong of(Map<TokenFault, AtomicLong> all, TokenFault fault) {
        return java.util.Objects.requireNonNull(all.get(fault));
    }

    /** Tells the book of those that it was not told of. What cannot be recorded now is told the next time. */
    synchronized void tell() {
        Map<TokenFault, Long> fresh = new EnumMap<>(TokenFault.class);
        for (TokenFault fault : TokenFault.values()) {
            long count = of(counts, fault).get() - of(told, fault).get();
            if (count > 0) {
                fresh.put(fault, count);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        Set<String> named;
        synchronized (holders) {
            named = Set.copyOf(holders);
        }
        String id = UUID.randomUUID().toString();
        List<Refused> refused = fresh.entrySet().stream()
                .map(one -> new Refused(one.getKey(), one.getValue()))
                .toList();
        book.record("gate:" + id, new TokensRefused(id, refused, named), byRule(id))
                .join();
        fresh.forEach((fault, count) -> of(told, fault).addAndGet(count));
        synchronized (holders) {
            holders.removeAll(named);
        }
    }

    private static Attribution byRule(String id) {
        return new Attribution(
                RULE,
                "RULE",
                new Authority.Rule(RULE, "1", "operator-of-this-installation"),
                Map.of(Meta.REASON, "tokens-refused", Meta.CORRELATION, id));
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::tellSafely, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.close();
        tellSafely();
    }

    private void tellSafely() {
        try {
            tell();
        } catch (CompletionException later) { // a full disk, say: the counts stand, and are told with the next
            LOG.warn("refused tokens could not be recorded, trying again: {}", later.getMessage());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(TokenFault.values()).forEach(fault -> FunctionCounter.builder(
                        "regesta.gate.tokens.refused", of(counts, fault), AtomicLong::doubleValue)
                .description("Tokens that were shown and do not hold")
                .tag("fault", fault.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
