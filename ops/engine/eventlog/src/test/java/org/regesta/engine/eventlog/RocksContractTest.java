package org.regesta.engine.eventlog;

import java.nio.file.Path;
import java.util.Set;

class RocksContractTest extends EventStoreContract {

    @Override
    EngineUnderTest open(Path folder) {
        return new RocksUnderTest(folder);
    }

    @Override
    Set<Capability> expectedCapabilities() {
        return Set.of(Capability.values());
    }
}
