package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.Upcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.eventlog.EventTypes.EventType;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.ports.Recorded;

/** Old revisions are read through steps, one event from one event. The revisions 2 and 3 here are in no release. */
class UpcastersTest {

    /** Revision 3 of centre.opened: the time zone came in revision 2, details left in revision 3. */
    record OpenedThree(String centreId, Map<String, String> names, String timeZone) {}

    private static final EventTypes OF_A_LATER_RELEASE =
            EventTypes.of(List.of(new EventType(OpenedThree.class, "centre.opened", "3")));

    private static final Upcasters STEPS = new Upcasters(List.of(
            new Upcasters.Step("centre.opened", 1, payload -> payload.put("timeZone", "UTC")),
            new Upcasters.Step("centre.opened", 2, payload -> without(payload, "details", "contact"))));

    private static final LedgerSerializer LATER = new LedgerSerializer(OF_A_LATER_RELEASE, STEPS);

    private static ObjectNode without(ObjectNode payload, String... fields) {
        payload.remove(List.of(fields));
        return payload;
    }

    @TempDir
    Path folder;

    @Test
    void an_old_event_is_read_in_the_newest_shape_and_keeps_its_bytes() {
        EventLogOptions options =
                EventLogOptions.of(folder, Book.REGISTRY, Clock.systemUTC()).ballast(0);
        byte[] leaf;
        try (RocksEventStorageEngine today = RocksEventStorageEngine.open(options, new LedgerSerializer())) {
            today.appendEvents(List.of(Given.event(Given.centre(10001), 0)));
            leaf = today.rawAt(0).orElseThrow();
        }
        try (RocksEventStorageEngine later = RocksEventStorageEngine.open(options, LATER)) {
            LedgerEventStore store = LedgerEventStore.over(later, LATER);
            Recorded read = new AxonLedger(List.of(store), LATER)
                    .stream(Book.REGISTRY, Given.centre(10001)).getFirst();
            assertThat(read.payload())
                    .isEqualTo(new OpenedThree("10001", Given.opened("10001").names(), "UTC"));
            assertThat(read.envelope().revision()).isEqualTo("1");
            assertThat(Leaf.encode(read.envelope())).isEqualTo(leaf);
        }
    }

    @Test
    void a_step_that_is_missing_is_told() {
        LedgerSerializer gap = new LedgerSerializer(OF_A_LATER_RELEASE, new Upcasters(List.of()));
        assertThatThrownBy(() -> gap.read("centre.opened", "1", "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void a_revision_that_is_no_number_is_told() {
        assertThatThrownBy(() -> LATER.read("centre.opened", "new", "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void two_steps_from_one_revision_are_refused() {
        Upcasters.Step step = new Upcasters.Step("centre.opened", 1, payload -> payload);
        assertThatThrownBy(() -> new Upcasters(List.of(step, step))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Axon's upcasters can make many events of one, or none, and hide the stored bytes: none may be written. */
    @Test
    void there_is_no_upcaster_that_could_make_many_or_none() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.regesta");
        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(ours.stream().filter(UpcastersTest::isAxonUpcaster)).isEmpty();
    }

    @Test
    void the_ban_on_axons_upcasters_is_a_real_one() {
        JavaClasses here = new ClassFileImporter().importClasses(Doubler.class);
        assertThat(here.stream().filter(UpcastersTest::isAxonUpcaster)).hasSize(1);
    }

    private static boolean isAxonUpcaster(JavaClass candidate) {
        return candidate.isAssignableTo(Upcaster.class);
    }

    static class Doubler implements Upcaster<IntermediateEventRepresentation> {
        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.flatMap(event -> Stream.of(event, event));
        }
    }
}
