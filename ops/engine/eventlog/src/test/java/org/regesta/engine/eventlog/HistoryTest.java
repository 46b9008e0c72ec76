package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.regesta.engine.eventlog.EventTypes.EventType;

/**
 * One frozen JSON per revision ever released, in {@code events-schema}, and every code that ever stood in one. To
 * approve a
 * new type, revision or code, run this with {@code -Dapprove=true} once: it writes what is missing and never touches
 * what stands there. (Before the first release a shape may still change: delete its file first.)
 */
class HistoryTest {

    private static final Path HISTORY = Path.of("../../../events-schema/src/test/resources/history");
    private static final Pattern NAME = Pattern.compile("([a-z]+\\.[a-z-]+)-([0-9]+)\\.json");

    private final LedgerSerializer serializer = new LedgerSerializer();

    @Test
    void the_shape_of_every_current_event_is_the_approved_one() throws IOException {
        for (EventType type : serializer.types().all()) {
            Path file = HISTORY.resolve(type.name() + "-" + type.revision() + ".json");
            String now = json(Samples.of(type.payload()));
            if (Boolean.getBoolean("approve") && !Files.exists(file)) {
                Files.writeString(file, now + "\n");
            }
            assertThat(file).as("the frozen JSON of " + type.name()).exists();
            assertThat(now)
                    .as("the shape of " + type.name())
                    .isEqualTo(Files.readString(file).stripTrailing());
        }
    }

    @Test
    void every_revision_ever_released_still_loads() throws IOException {
        int loaded = 0;
        for (Path file : history()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            assertThat(name.matches()).as(file.toString()).isTrue();
            String text = Files.readString(file).stripTrailing();
            Object event = load(serializer, name.group(1), name.group(2), text);
            EventType type = serializer.types().named(name.group(1)).orElseThrow();
            assertThat(event).isInstanceOf(type.payload());
            if (type.revision().equals(name.group(2))) {
                assertThat(json(event)).isEqualTo(text);
                assertThat(event).isEqualTo(Samples.of(type.payload()));
            }
            loaded++;
        }
        assertThat(loaded).isGreaterThanOrEqualTo(serializer.types().all().size());
    }

    @Test
    void every_code_ever_released_can_still_be_read() throws IOException {
        Path file = HISTORY.resolveSibling("codes.txt");
        TreeSet<String> now = codes();
        TreeSet<String> frozen = Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
        if (Boolean.getBoolean("approve") && frozen.addAll(now)) {
            Files.write(file, frozen);
        }
        assertThat(now).as("codes of this release").hasSizeGreaterThan(60).containsAll(frozen);
        assertThat(frozen).as("approved codes").containsAll(now);
    }

    /** {@code <enum>.<constant>} of every enum that an event can hold. */
    private static TreeSet<String> codes() {
        JavaClasses events = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.regesta.events");
        TreeSet<String> codes = new TreeSet<>();
        for (JavaClass type : events) {
            if (type.isEnum()) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    codes.add(type.getSimpleName() + "." + ((Enum<?>) constant).name());
                }
            }
        }
        return codes;
    }

    record OpenedElsewhere(String centreId, Map<String, String> names, String timeZone) {}

    @Test
    void a_shape_that_changed_in_silence_is_noticed() throws IOException {
        LedgerSerializer drifted = new LedgerSerializer(
                EventTypes.of(List.of(new EventType(OpenedElsewhere.class, "centre.opened", "1"))),
                Upcasters.OF_THIS_RELEASE);
        String frozen = Files.readString(HISTORY.resolve("centre.opened-1.json"));
        assertThatThrownBy(() -> load(drifted, "centre.opened", "1", frozen)).isInstanceOf(UnreadableEvent.class);
    }

    private static List<Path> history() throws IOException {
        try (Stream<Path> files = Files.list(HISTORY)) {
            return files.toList();
        }
    }

    private String json(Object event) {
        return serializer.serialize(event, String.class).getData();
    }

    private static Object load(LedgerSerializer serializer, String name, String revision, String text) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                text.strip().getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType(name, revision)));
    }
}
