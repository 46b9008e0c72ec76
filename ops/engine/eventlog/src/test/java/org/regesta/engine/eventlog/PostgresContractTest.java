package org.regesta.engine.eventlog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.regesta.testkit.Needs;
import org.regesta.testkit.PostgresCluster;

/** The same kit over an engine that is not ours: what it asks for is nothing that only we could keep. */
@Needs("initdb")
class PostgresContractTest extends EventStoreContract {

    private static PostgresCluster cluster;

    @BeforeAll
    static void startTheCluster() {
        cluster = PostgresCluster.start();
    }

    @AfterAll
    static void stopTheCluster() {
        cluster.close();
    }

    @Override
    EngineUnderTest open(Path folder) throws SQLException {
        return new PostgresUnderTest(cluster);
    }

    @Override
    Set<Capability> expectedCapabilities() {
        return Set.of(Capability.SYNCED_ACKNOWLEDGEMENT);
    }
}
