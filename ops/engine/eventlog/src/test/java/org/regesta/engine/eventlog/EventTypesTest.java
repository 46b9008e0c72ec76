package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.engine.eventlog.EventTypes.EventType;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.events.masterdata.CentreEvent;

class EventTypesTest {

    private final EventTypes types = EventTypes.ofThisRelease();

    @Test
    void every_event_record_has_a_line_and_every_line_an_event_record() throws Exception {
        List<Class<?>> records = eventRecords();
        assertThat(records).hasSizeGreaterThan(45); // an empty list would prove nothing
        assertThat(types.all().stream().<Class<?>>map(EventType::payload)).containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void names_are_the_feature_and_the_record_in_kebab_case() {
        for (EventType type : types.all()) {
            assertThat(type.name()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*").endsWith("." + kebab(type.payload()));
        }
    }

    @Test
    void only_what_happens_at_the_counter_and_the_gate_stands_in_the_access_book() {
        assertThat(types.all().stream()
                        .map(EventType::feature)
                        .filter(feature -> EventTypes.bookOf(feature) == Book.ACCESS))
                .containsOnly("authguard", "authentication", "disclosure", "gate", "upload");
    }

    @Test
    void a_name_stands_in_the_table_once() {
        EventType opened = new EventType(CentreEvent.Opened.class, "centre.opened", "1");
        assertThatThrownBy(() -> EventTypes.of(List.of(opened, opened))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_event_has_no_revision() {
        assertThat(types.revisionOf(CentreEvent.Opened.class)).isEqualTo("1");
        assertThatThrownBy(() -> types.revisionOf(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The permitted records of every sealed interface named *Event in events-schema. */
    static List<Class<?>> eventRecords() throws Exception {
        Path schema = Path.of(
                Leaf.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(schema)) {
            return eventRecords(schema);
        }
        try (FileSystem jar = FileSystems.newFileSystem(schema)) { // packaged before it is tested against
            return eventRecords(jar.getPath("/"));
        }
    }

    private static List<Class<?>> eventRecords(Path root) throws Exception {
        List<Class<?>> records = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Event.class"))
                    .toList()) {
                Class<?> family = named(root, file);
                assertThat(family.isSealed()).as(family.getName()).isTrue();
                for (Class<?> permitted : family.getPermittedSubclasses()) {
                    if (permitted.isSealed() && permitted.getSimpleName().endsWith("Event")) {
                        continue; // a family within it, whose own records are looked at with its file
                    }
                    assertThat(permitted.isRecord()).as(permitted.getName()).isTrue();
                    records.add(permitted);
                }
            }
        }
        return records;
    }

    private static Class<?> named(Path root, Path file) throws ClassNotFoundException, IOException {
        String path = root.relativize(file).toString().replace('/', '.');
        return Class.forName(path.substring(0, path.length() - ".class".length()));
    }

    private static String kebab(Class<?> record) {
        return record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
