package org.regesta.engine.eventlog;

import java.nio.file.Path;

class RocksContractTest extends EventStoreContract {

    @Override
    EngineUnderTest open(Path folder) {
        return new RocksUnderTest(folder);
    }
}
