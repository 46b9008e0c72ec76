package org.regesta.engine.eventlog;

import java.nio.file.Path;
import java.util.Set;

/**
 * The same kit over a real Axon Server, by hand: its name does not end in Test, so nothing runs it by itself. See
 * CONTRIBUTING.
 */
class AxonServerContract extends EventStoreContract {

    @Override
    EngineUnderTest open(Path folder) throws Exception {
        return AxonServerUnderTest.named(System.getProperty("axonServers", ""));
    }

    @Override
    Set<Capability> expectedCapabilities() {
        return AxonServerBook.CAPABILITIES;
    }
}
