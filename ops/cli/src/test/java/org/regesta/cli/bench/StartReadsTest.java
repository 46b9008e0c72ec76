package org.regesta.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;

/** A start does not read the population: so many events and documents at most, whoever lives in the house. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StartReadsTest {

    private static final int PEOPLE = Boolean.getBoolean("soak") ? 100_000 : 500;

    /** Of each book and each store, until all views have what there is. */
    private static final double BOUND = 300;

    @TempDir
    Path data;

    @Test
    void a_start_reads_a_few_events_and_documents_and_not_the_people() {
        try (RegestaServer.Instance house = open()) {
            Population.fingerless(house, 7).growTo(PEOPLE, new PrintStream(OutputStream.nullOutputStream()));
            assertThat(read(house).get("registry")).as("a read that is counted").isGreaterThan(PEOPLE);
            settled(house);
            noted(house);
        }
        try (RegestaServer.Instance house = open()) {
            settled(house);
            assertThat(house.part(Ledger.class).head(Book.REGISTRY)).isGreaterThan(3L * PEOPLE - 1);
            assertThat(read(house))
                    .hasSize(4)
                    .allSatisfy((what, read) -> assertThat(read).as(what).isLessThan(BOUND));
        }
    }

    private RegestaServer.Instance open() {
        return RegestaServer.start(Options.on(data).withPort(0));
    }

    /** Every view has both books. */
    private static void settled(RegestaServer.Instance house) {
        Positions positions = house.part(Positions.class);
        for (Book book : Book.values()) {
            long head = house.part(Ledger.class).head(book);
            for (String view : house.part(Replay.class).views()) {
                long applied = positions.applied(view, book);
                while (applied >= 0 && applied < head) {
                    LockSupport.parkNanos(5_000_000);
                    applied = positions.applied(view, book);
                }
            }
        }
    }

    /** The sagas' tokens are at the registry's end: one that passed over nothing is written when its turn comes. */
    private static void noted(RegestaServer.Instance house) {
        long head = house.part(Ledger.class).head(Book.REGISTRY);
        TokenStore tokens = house.part(TokenStore.class);
        for (String processor :
                house.part(EventProcessingConfiguration.class).eventProcessors().keySet()) {
            if (processor.endsWith("SagaProcessor")) {
                for (int segment : tokens.fetchSegments(processor)) {
                    while (position(tokens.fetchToken(processor, segment)) < head) {
                        LockSupport.parkNanos(5_000_000);
                    }
                }
            }
        }
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    private static Map<String, Double> read(RegestaServer.Instance house) {
        MeterRegistry meters = house.part(MeterRegistry.class);
        Map<String, Double> read = new TreeMap<>();
        for (String name : List.of("regesta.log.events.read", "regesta.views.documents.read")) {
            for (FunctionCounter each : meters.get(name).functionCounters()) {
                String whose = each.getId().getTags().getFirst().getValue();
                read.put(whose, each.count());
            }
        }
        return read;
    }
}
