package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine must do behind the decorator: one core, in parts. What only some promise is a declared capability,
 * checked where declared; asking an engine for what it does not declare is refused.
 */
abstract class EventStoreContract
        implements AppendContract, ReadContract, RaceContract, AdmissionContract, RetryContract, AccessBookContract {

    @TempDir
    Path folder;

    private EngineUnderTest engine;

    abstract EngineUnderTest open(Path folder) throws Exception;

    /** What the engine is expected to declare: a capability lost in silence is a failure too. */
    abstract Set<Capability> expectedCapabilities();

    @BeforeEach
    void openTheBooks() throws Exception {
        engine = open(folder);
    }

    @AfterEach
    void closeTheBooks() {
        engine.close();
    }

    @Override
    public EngineUnderTest engine() {
        return engine;
    }

    @Test
    void it_declares_what_it_is_known_for() {
        assertThat(store().capabilities()).isEqualTo(expectedCapabilities());
    }

    @TestFactory
    Stream<DynamicTest> what_it_declares_is_true() {
        return store().capabilities().stream()
                .map(capability ->
                        DynamicTest.dynamicTest(capability.name(), () -> CapabilityChecks.check(capability, this)));
    }

    @Test
    void what_it_does_not_declare_is_refused_to_whoever_asks_for_it() {
        for (Capability capability : EnumSet.allOf(Capability.class)) {
            if (store().capabilities().contains(capability)) {
                store().require(capability);
            } else {
                assertThatThrownBy(() -> store().require(capability))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(capability.name());
            }
        }
    }
}
