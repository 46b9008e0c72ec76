package org.regesta.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.events.Book;
import org.regesta.events.Envelope;

/** Whoever altered events is found by their hashes: here they must only not be stumbled over. */
class VaultCoverageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    identity.key-renewed | {}
                    identity.key-renewed | []
                    identity.key-renewed | {"subject":["amina"],"generation":2}
                    identity.key-renewed | {"subject":"amina","generation":{}}
                    identity.key-renewed | {"subject":"amina","generation":"many"}
                    identity.key-renewed | {"subject":"amina","generation":99999999999}
                    claimkey.begun | {}
                    claimkey.begun | {"use":"uin","generatioo":2}
                    claimkey.begun | {"use":"uin","generation":{}}
                    claimkey.begun | {"use":"uin","generation":"many"}
                    """)
    void an_event_that_was_altered_names_no_key_that_is_lacking(String type, String payload) {
        try (LittleHouse house = new LittleHouse(folder.resolve("data"), Clock.systemUTC())) {
            house.vault.seal("subject:amina", "name", new byte[] {1});
            Envelope altered = new Envelope(
                    Book.REGISTRY,
                    7,
                    "event-7",
                    type,
                    "1",
                    Optional.empty(),
                    0,
                    payload.getBytes(StandardCharsets.UTF_8),
                    new TreeMap<>());
            assertThat(VaultCoverage.lacks(house.vault, altered)).isFalse();
        }
    }
}
