package org.regesta.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.fuzz.Readers.bytes;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.FuzzedIdObjects;
import org.regesta.command.key.FuzzedKeys;
import org.regesta.command.masterdata.FuzzedSchemas;
import org.regesta.command.partner.FuzzedCertificates;
import org.regesta.command.registration.FuzzedPackets;
import org.regesta.ports.HouseKeys;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;
import org.regesta.testkit.partner.Certified;

/** What is sent to this room, bent until every branch was met (F3). */
class FuzzTest {

    @Test
    void what_is_none_is_refused_in_its_own_words_soon_and_within_little_memory() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(
                        Target.class,
                        "jackson-",
                        "nimbus-",
                        "bc",
                        "json-schema-validator",
                        "spring-web-",
                        "spring-core-",
                        "commons-validator",
                        "slf4j-api",
                        "itu",
                        "Amazon")
                .runs(20_000)
                .run();

        assertThat(found.branches()).isGreaterThan(200);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final Certified CA =
                Certified.ca("Bank", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        private static final byte[] PEM = bytes(CA.pem());

        static final Readers READERS = readers();

        private static Readers readers() {
            Readers readers = new Readers();
            FuzzedCertificates.in(readers, PEM);
            FuzzedKeys.in(readers, new HouseKeys.Pair("own", CA.key(), CA.certificate()), PEM);
            FuzzedPackets.in(readers);
            FuzzedIdObjects.in(readers);
            return FuzzedSchemas.in(readers, CA.certificate().getPublicKey().getEncoded());
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
