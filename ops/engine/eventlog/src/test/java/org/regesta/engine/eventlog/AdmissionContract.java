package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.regesta.events.Leaf;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.CentreEvent;

/** What the decorator keeps out, over any engine. */
interface AdmissionContract extends Contract {

    @Test
    default void an_event_without_actor_or_authority_is_refused() {
        String stream = Given.centre(10001);
        refused(stream, Given.opened("10001"), Given.without(Meta.ACTOR), "no actor");
        refused(stream, Given.opened("10001"), Given.with(Meta.ACTOR, " "), "no actor");
        refused(stream, Given.opened("10001"), Given.without(Meta.AUTHORITY), "no authority");
        refused(stream, Given.opened("10001"), Given.with(Meta.AUTHORITY, "because I can"), "authority");
        refused(stream, Given.opened("10001"), Given.with(Meta.AUTHORITY, "mandate:rosa@007"), "authority");
        assertThat(everything()).isEmpty();
    }

    @Test
    default void an_event_out_of_the_ledgers_form_is_refused() {
        CentreEvent.Opened opened = Given.opened("10001");
        refused(Given.centre(10001), opened, Given.with("mood", "good"), "metadata key mood");
        refused(Given.centre(10001), opened, Given.with(Meta.REASON, 7), "not a string");
        refused(Given.centre(10001), opened, Given.with(Meta.REASON, "half a pair \uD83C"), "not Unicode");
        refused("10001", opened, Given.ROSA.metadata(), "stream id");
        refused("centre:", opened, Given.ROSA.metadata(), "stream id");
        refused("centre:a b", opened, Given.ROSA.metadata(), "stream id");
        refused("machine:10001", opened, Given.ROSA.metadata(), "not one of centre");
        refused(Given.centre(10001), "just a text", Given.ROSA.metadata(), "no line in the table");
        assertThat(everything()).isEmpty();
    }

    @Test
    default void an_event_of_the_other_book_is_refused() {
        var spent = new org.regesta.events.authentication.AuthGuardEvent.OtpMatched("amina", "c1");
        refused("authguard:amina", spent, Given.ROSA.metadata(), "other book");
    }

    @Test
    default void the_largest_event_passes_and_one_byte_more_does_not() {
        String stream = Given.centre(10001);
        Object small = new CentreEvent.Opened("10001", Map.of("eng", ""), Map.of());
        store().publish(Given.event(stream, 0, small, Given.ROSA.metadata()));
        int room = Leaf.MAX_BYTES - Leaf.encode(everything().getFirst().envelope()).length;
        Object largest = new CentreEvent.Opened("10001", Map.of("eng", "x".repeat(room)), Map.of());
        store().publish(Given.event(stream, 1, largest, Given.ROSA.metadata()));
        assertThat(Leaf.encode(everything().getLast().envelope())).hasSize(Leaf.MAX_BYTES);
        Object tooLarge = new CentreEvent.Opened("10001", Map.of("eng", "x".repeat(room + 1)), Map.of());
        refused(stream, tooLarge, Given.ROSA.metadata(), "65536 bytes");
        assertThat(everything()).hasSize(2);
    }

    @Test
    default void one_bad_event_keeps_the_whole_append_out() {
        List<EventMessage<?>> events = new ArrayList<>(Given.events(Given.centre(10001), 0, 2));
        events.add(Given.event(Given.centre(10001), 2, Given.opened("10001"), Given.without(Meta.ACTOR)));
        assertThatThrownBy(() -> store().publish(events)).isInstanceOf(NotAdmitted.class);
        assertThat(everything()).isEmpty();
    }

    @Test
    default void snapshots_and_dispatch_interceptors_are_refused() {
        assertThatThrownBy(() -> store().storeSnapshot(Given.event(Given.centre(10001), 0)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store().registerDispatchInterceptor(messages -> (i, message) -> message))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void refused(String stream, Object payload, Map<String, ?> metadata, String why) {
        assertThatThrownBy(() -> store().publish(Given.event(stream, 0, payload, metadata)))
                .isInstanceOf(NotAdmitted.class)
                .hasMessageContaining(why);
    }
}
