package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.events.Book;

/**
 * The kit is tested too: an engine that declares what it does not keep is found out, one that declares less is told
 * so.
 */
class CapabilityGuardTest {

    /** Axon's in-memory engine, whose positions begin at 5, whose stamps are the client's, and which syncs nothing. */
    private static final class Liar implements EngineUnderTest, Contract {
        private final Set<Capability> declared;
        private final SteppingClock clock = new SteppingClock(1_800_000_000_000L);
        private final EventStore inner = PostgresUnderTest.embedded(new InMemoryEventStorageEngine(5));
        private final LedgerSerializer serializer = new LedgerSerializer();

        Liar(Set<Capability> declared) {
            this.declared = declared;
            GenericEventMessage.clock = clock;
        }

        @Override
        public EngineUnderTest engine() {
            return this;
        }

        @Override
        public LedgerEventStore store(Book book) {
            return new LedgerEventStore(book, inner, serializer, declared);
        }

        @Override
        public boolean syncsBeforeItAcknowledges() {
            return false;
        }

        @Override
        public SteppingClock clock() {
            return clock;
        }

        @Override
        public void reopen() {}

        @Override
        public void close() {}
    }

    private java.time.Clock before;

    @BeforeEach
    void rememberTheClock() {
        before = GenericEventMessage.clock;
    }

    @AfterEach
    void giveTheClockBack() {
        GenericEventMessage.clock = before;
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void a_false_claim_is_found_out(Capability claimed) {
        Liar liar = new Liar(Set.of(claimed));
        liar.store().require(claimed);
        assertThatThrownBy(() -> CapabilityChecks.check(claimed, liar)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void what_is_not_claimed_cannot_be_relied_on(Capability capability) {
        Liar honest = new Liar(Set.of());
        assertThat(honest.store().capabilities()).isEmpty();
        assertThatThrownBy(() -> honest.store().require(capability))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(capability.name())
                .hasMessageContaining("registry");
    }
}
