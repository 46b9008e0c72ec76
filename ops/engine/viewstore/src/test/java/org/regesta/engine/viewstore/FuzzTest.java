package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.same;
import static org.regesta.testkit.fuzz.Readers.text;

import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;

/** What callers send back of a page, and what stands in a store's tables (F3). */
class FuzzTest {

    @Test
    void what_is_no_cursor_or_document_is_refused() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Target.class, "slf4j-api").run();

        assertThat(found.branches()).isGreaterThan(15);
    }

    /** Found by it: a negative length, room for a billion keys, a text cut short, a negative version. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000003 ffffffff",
                "0000000000000003 00000001 7b 00000001 00000001 61 40000000",
                "0000000000000003 00000001 7b 00000001 00000001 61 ffffffff",
                "0000000000000003 00000008 7b",
                "ffffffffffffffff 00000001 7b 00000000"
            })
    void what_is_no_document_is_refused_before_room_is_made_for_it(String value) {
        assertThatThrownBy(() -> DocumentBytes.read("id", HexFormat.of().parseHex(value.replace(" ", ""))))
                .isInstanceOf(UncheckedIOException.class);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final Document DOCUMENT =
                new Document("id", 3, "{\"a\":1}", Map.of("byName", List.of("amina", "bao")));

        static final Readers READERS = new Readers()
                .with(
                        "cursor",
                        ViewStore.BadCursor.class,
                        bytes -> same(
                                text(bytes), Cursor.of(text(bytes), "byName").text()),
                        bytes(new Cursor("byName", "amina", "id").text()))
                .with("document", UncheckedIOException.class, Target::document, DocumentBytes.write(DOCUMENT));

        private static void document(byte[] bytes) {
            Document read = DocumentBytes.read("id", bytes);
            same(read, DocumentBytes.read("id", DocumentBytes.write(read)));
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
