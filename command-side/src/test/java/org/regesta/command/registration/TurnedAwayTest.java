package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regesta.command.registration.Amina.RID;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.TurnedAway.Entry;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.upload.UploadEvent.Refused;
import org.regesta.events.upload.UploadKind;
import org.regesta.ports.Attribution;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;

class TurnedAwayTest {

    private static final String NAME = Amina.PACKET_ID + ".zip";

    private final House house = new House();
    private final PacketEndpoint endpoint = new PacketEndpoint(
            new Reception(house, house.ledger, house.evidence), house.turnedAway, house.caller, house.clock);

    @Test
    void who_sends_a_thousand_at_once_makes_as_many_events_as_may_be_and_one_that_counts_the_rest() {
        for (int i = 0; i < 1_000; i++) {
            refused(NAME);
        }
        assertThat(house.turnedAway()).hasSize(TurnedAway.ONE_BY_ONE);

        house.turnedAway.tellTheRest();
        house.turnedAway.tellTheRest(); // there is nothing more to tell

        assertThat(house.turnedAway()).hasSize(TurnedAway.ONE_BY_ONE + 1);
        assertThat(house.turnedAway().getLast().refused())
                .containsExactly(new Refused("RPR-PKR-001", Optional.empty(), 1_000 - TurnedAway.ONE_BY_ONE));
        Recorded rest = house.ledger.all(Book.ACCESS).getLast();
        assertThat(rest.envelope().meta(Meta.ACTOR)).contains("op1");
        assertThat(rest.envelope().meta(Meta.AUTHORITY)).contains(new Authority.Mandate("op1", 3).text());
    }

    @Test
    void a_long_list_counts_as_many_as_it_has_entries() {
        Entry bad = new Entry("RPR-RGS-014", RID);
        house.turnedAway.tell(UploadKind.SYNC, Collections.nCopies(500, bad), house.caller.attribution("test"));
        assertThat(house.turnedAway()).hasSize(TurnedAway.ONE_BY_ONE);

        house.turnedAway.tellTheRest();
        assertThat(house.turnedAway().getLast().refused())
                .containsExactly(new Refused("RPR-RGS-014", Optional.empty(), 500 - TurnedAway.ONE_BY_ONE));
    }

    @Test
    void a_thousand_over_a_minute_make_some_hundred_events_and_none_of_them_is_missed() {
        for (int i = 0; i < 1_000; i++) {
            refused(NAME);
            house.clock.advance(Duration.ofMillis(60));
        }
        house.turnedAway.tellTheRest();
        assertThat(house.turnedAway()).hasSizeBetween(TurnedAway.ONE_BY_ONE + 1, 2 * TurnedAway.ONE_BY_ONE + 1);
        assertThat(house.turnedAway().stream()
                        .flatMap(told -> told.refused().stream())
                        .mapToLong(Refused::count)
                        .sum())
                .isEqualTo(1_000);
    }

    @Test
    void a_minute_later_they_are_told_one_by_one_again_and_others_always_were() {
        for (int i = 0; i < 100; i++) {
            refused(NAME);
        }
        Attribution other = new Attribution("op2", "REGISTRATION_OFFICER", new Authority.Mandate("op2", 4));
        house.turnedAway.tell(UploadKind.SYNC, List.of(new Entry("RPR-RGS-014", RID)), other);
        assertThat(house.turnedAway()).hasSize(TurnedAway.ONE_BY_ONE + 1);

        house.clock.advance(Duration.ofMinutes(1));
        refused(NAME);
        assertThat(house.turnedAway()).hasSize(TurnedAway.ONE_BY_ONE + 2);
        assertThat(house.turnedAway().getLast().refused())
                .containsExactly(new Refused("RPR-PKR-001", Optional.of(RID), 1));
    }

    @Test
    void what_cannot_be_recorded_is_refused_as_ever_and_told_when_there_is_room() {
        house.accessBook.full(true);
        refused(NAME);
        refused("packet.zip");
        house.turnedAway.tellTheRest();
        assertThat(house.turnedAway()).isEmpty();

        house.accessBook.full(false);
        house.turnedAway.tellTheRest();
        assertThat(house.turnedAway())
                .singleElement()
                .extracting(UploadEvent.TurnedAway::refused)
                .isEqualTo(List.of(
                        new Refused("RPR-PKR-001", Optional.empty(), 1),
                        new Refused("RPR-PKR-003", Optional.empty(), 1)));
    }

    @Test
    void what_was_only_counted_is_told_before_the_house_stops() {
        house.turnedAway.start();
        for (int i = 0; i <= TurnedAway.ONE_BY_ONE; i++) {
            refused(NAME);
        }
        house.turnedAway.stop();
        assertThat(house.turnedAway()).hasSize(TurnedAway.ONE_BY_ONE + 1);
    }

    @Test
    void an_event_says_who_and_what_they_saw_and_no_word_that_was_sent() {
        refused("amina.bello@example.org");
        Recorded told = house.ledger.all(Book.ACCESS).getLast();
        assertThat(told.envelope().meta(Meta.ACTOR)).contains("op1");
        assertThat(told.envelope().meta(Meta.AUTHORITY)).contains(new Authority.Mandate("op1", 3).text());
        assertThat(told.envelope().meta(Meta.BASIS)).contains(Long.toString(house.ledger.head(Book.REGISTRY)));
        assertThat(told.toString()).doesNotContain("amina");
        assertThat(house.turnedAway().getFirst().refused())
                .containsExactly(new Refused("RPR-PKR-003", Optional.empty(), 1));
    }

    private void refused(String name) {
        assertThat(catchThrowable(() -> endpoint.upload(new Upload(name, House.bytes("a packet")))))
                .isInstanceOf(Refusal.class);
    }
}
