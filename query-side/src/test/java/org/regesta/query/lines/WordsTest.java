package org.regesta.query.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.events.Envelope;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;

class WordsTest {

    private static final String CANARY = "canary-person";

    @Test
    void there_is_a_sentence_for_every_event_there_is() throws Exception {
        List<Class<?>> events = events();
        assertThat(events).hasSizeGreaterThan(40);

        for (Class<?> event : events) {
            for (Object instance : instances(event)) {
                assertThat(Words.of(instance)).as(event.getName()).matches("[A-Z].*[^.]\\.");
            }
        }
    }

    @Test
    void what_is_no_event_has_no_words() {
        assertThatThrownBy(() -> Words.of("gossip")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_fault_has_its_words_and_says_where() {
        for (FaultCode code : FaultCode.values()) {
            assertThat(FaultWords.of(new Fault(code, "ID.json"))).endsWith("(ID.json)");
            assertThat(FaultWords.of(new Fault(code, ""))).doesNotContain("(");
        }
    }

    @Test
    void a_registration_is_never_told_of_another() throws Exception {
        for (Class<?> event : events()) {
            if (event.getPackageName().endsWith("registration")) {
                for (Object instance : instances(event)) {
                    assertThat(Words.of(instance)).as(event.getName()).doesNotContain(CANARY);
                }
            }
        }
    }

    /** Records of events-schema that belong to a sealed family of their package. */
    private static List<Class<?>> events() throws IOException, URISyntaxException, ClassNotFoundException {
        URI where = Envelope.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        if (where.getPath().endsWith(".jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(where))) {
                return events(jar.getPath("/"));
            }
        }
        return events(Path.of(where));
    }

    private static List<Class<?>> events(Path root) throws IOException, ClassNotFoundException {
        List<Class<?>> events = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replace('/', '.');
                Class<?> type = name.endsWith("-info") ? Object.class : Class.forName(name);
                boolean inFamily = Arrays.stream(type.getInterfaces())
                        .anyMatch(family ->
                                family.isSealed() && family.getSimpleName().endsWith("Event"));
                if (type.isRecord() && inFamily) {
                    events.add(type);
                }
            }
        }
        return events;
    }

    /** One of each, and one for every constant of each enum in it. */
    private static List<Object> instances(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        int most = 1;
        for (RecordComponent part : parts) {
            if (part.getType().isEnum()) {
                most = Math.max(most, part.getType().getEnumConstants().length);
            }
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Object[] values = new Object[parts.length];
            for (int p = 0; p < parts.length; p++) {
                values[p] = value(parts[p].getType(), i);
            }
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new));
            all.add(constructor.newInstance(values));
        }
        return all;
    }

    private static Object value(Class<?> type, int i) {
        if (type.isEnum()) {
            return type.getEnumConstants()[i % type.getEnumConstants().length];
        }
        return switch (type.getSimpleName()) {
            case "String" -> CANARY;
            case "int" -> i;
            case "long" -> (long) i;
            case "boolean" -> i % 2 == 0;
            case "Instant" -> Instant.EPOCH;
            case "Optional" -> Optional.empty();
            case "List" -> List.of();
            case "Set" -> Set.of();
            case "Map" -> Map.of();
            case "Sealed" -> new Sealed("k", "c", "0".repeat(64));
            case "EvidenceRef" -> new EvidenceRef("n", "k", "packet", 1);
            case "Fault" -> new Fault(FaultCode.SIZE, "");
            default -> throw new AssertionError("give this test a value for " + type);
        };
    }
}
