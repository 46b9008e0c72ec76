package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.Sender;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Packet;

/** Registrations that become nobody's identity, and the day on which they are kept no longer. */
class RetentionTest {

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final Packet AMINA = Applicants.TOOL.pack(Applicants.amina());
    private static final Packet BAO = Applicants.TOOL.pack(Applicants.bao());

    @Test
    void killed_before_any_effect_and_born_again_a_rejected_registrations_keys_are_gone_once_and_no_others() {
        House.Durable undisturbed = rejected(Duration.ofDays(181));
        int effects = live(undisturbed, FOREVER);
        isGone(undisturbed);
        for (int death = 0; death < effects; death++) {
            House.Durable durable = rejected(Duration.ofDays(181));
            live(durable, death);
            live(durable, FOREVER);
            isGone(durable);
        }
    }

    /** Amina came twice; the second packet was found to be hers, and nobody has come since who was compared with it. */
    @Test
    void what_a_duplicate_was_compared_by_is_gone_with_its_keys_and_not_with_the_next_comparison() {
        House.Durable durable = new House.Durable();
        Packet twice = Applicants.TOOL.pack(Applicants.person(9, "Amina Dialo", "1990/03/14", "FLE", 1));
        durable.town.arrive(AMINA);
        live(durable, FOREVER);
        durable.town.arrive(twice);
        live(durable, FOREVER);
        assertThat(payloads(durable, RegistrationEvent.Rejected.class)).hasSize(1);
        assertThat(comparedBy(durable)).as("before its time").containsExactlyInAnyOrder(AMINA.rid(), twice.rid());
        RegistrationEvent.Validated written = payloads(durable, RegistrationEvent.Validated.class).stream()
                .map(RegistrationEvent.Validated.class::cast)
                .filter(event -> event.registrationId().equals(twice.rid()))
                .findFirst()
                .orElseThrow();

        durable.town.clock.advance(Duration.ofDays(181));
        live(durable, FOREVER);

        assertThat(events(durable, RegistrationEvent.KeysDestroyed.class)).hasSize(1);
        assertThat(comparedBy(durable)).containsExactly(AMINA.rid());
        assertThat(written.attributes()).isNotEmpty().allSatisfy((name, seal) -> assertThat(
                        durable.town.vault.open(Purpose.DEDUPLICATE, name, seal))
                .isInstanceOf(Opening.Gone.class));
    }

    private static List<String> comparedBy(House.Durable durable) {
        return durable
                .town
                .views
                .collection("dedupe-blocks-2", Set.of("key"))
                .scan(ViewStore.BY_ID, "", null, null, 100, ViewStore.Order.ASCENDING)
                .documents()
                .stream()
                .map(ViewStore.Document::id)
                .toList();
    }

    @Test
    void nothing_is_destroyed_before_its_time() {
        House.Durable durable = rejected(Duration.ofDays(179));
        live(durable, FOREVER);
        assertThat(events(durable, RegistrationEvent.RetentionEnded.class)).isEmpty();
        assertThat(durable.town.vault.holds(KeyRefs.registration(AMINA.rid()))).isTrue();
    }

    @Test
    void an_announced_packet_that_never_came_is_given_up_and_refused_when_it_comes_after_all() {
        House.Durable durable = new House.Durable();
        Sealed name = durable.town.vault.seal(KeyRefs.registration(AMINA.rid()), "name", new byte[] {1});
        announce(durable, name);
        durable.town.clock.advance(Duration.ofDays(89));
        live(durable, FOREVER);
        assertThat(durable.town.vault.open(Purpose.DEDUPLICATE, "name", name)).isInstanceOf(Opening.Opened.class);
        durable.town.clock.advance(Duration.ofDays(2));
        live(durable, FOREVER);

        assertThat(payloads(durable, RegistrationEvent.RetentionEnded.class))
                .containsExactly(new RegistrationEvent.RetentionEnded(AMINA.rid(), RetentionGround.NEVER_CAME));
        assertThat(events(durable, RegistrationEvent.KeysDestroyed.class)).hasSize(1);
        assertThat(durable.town.vault.open(Purpose.DEDUPLICATE, "name", name)).isInstanceOf(Opening.Gone.class);
        assertThatThrownBy(() -> announce(durable, name))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(RegistrationRefusal.KEPT_NO_LONGER));
    }

    @Test
    void what_is_paused_is_given_up_as_unfinished_though_a_correction_was_turned_away_last() {
        Lives lives = new Lives();
        String rid = lives.bring(Process.NEW, CorrectionLifeTest.poor());
        String request = ((RegistrationEvent.InformationAsked) lives.durable.town.newest(rid)).requestId();
        lives.durable.town.commands.send(
                new RegistrationCommand.AnnounceInformation(
                        rid, request, rid + "-2", "a".repeat(64), 7, SupervisorStatus.APPROVED),
                InMemoryLedger.SOMEONE);
        lives.durable.town.commands.send(
                new RegistrationCommand.RefuseUpload(rid, new Fault(FaultCode.PACKET_HASH, "packet")),
                InMemoryLedger.SOMEONE);
        lives.durable.town.clock.advance(Duration.ofDays(729));
        lives.live(FOREVER);
        assertThat(lives.events(RegistrationEvent.RetentionEnded.class)).isEmpty();
        lives.durable.town.clock.advance(Duration.ofDays(2));
        lives.live(FOREVER);
        assertThat(lives.events(RegistrationEvent.RetentionEnded.class))
                .extracting(Recorded::payload)
                .containsExactly(new RegistrationEvent.RetentionEnded(rid, RetentionGround.UNFINISHED));
        assertThat(lives.events(RegistrationEvent.KeysDestroyed.class)).hasSize(1);
        assertThat(lives.durable.town.vault.holds(KeyRefs.registration(rid))).isFalse();
    }

    @Test
    void what_happens_between_looking_and_ending_is_life() {
        House.Durable durable = new House.Durable();
        announce(durable);
        durable.town.commands.send(
                new RegistrationCommand.EndRetention(AMINA.rid(), RetentionGround.NEVER_CAME, 7),
                InMemoryLedger.SOMEONE);
        assertThat(events(durable, RegistrationEvent.RetentionEnded.class)).isEmpty();
    }

    /** Amina was rejected so long ago; of Bao something is kept that is none of hers. */
    private static House.Durable rejected(Duration ago) {
        House.Durable durable = new House.Durable();
        durable.town.arrive(AMINA, SupervisorStatus.REJECTED);
        durable.town.evidence.put(KeyRefs.registration(BAO.rid()), "packet", BAO.content());
        live(durable, FOREVER);
        assertThat(events(durable, RegistrationEvent.Rejected.class)).hasSize(1);
        for (String rid : List.of(AMINA.rid(), BAO.rid())) {
            durable.letters.send(new Sender.Message(
                    KeyRefs.registration(rid), Sender.Channel.PHONE, "9000000000", "received", "Thank you."));
        }
        durable.town.clock.advance(ago);
        return durable;
    }

    private static void announce(House.Durable durable) {
        announce(durable, durable.town.vault.seal(KeyRefs.registration(AMINA.rid()), "name", new byte[] {1}));
    }

    private static void announce(House.Durable durable, Sealed name) {
        durable.town.commands.send(
                new RegistrationCommand.Sync(
                        AMINA.rid(),
                        Process.NEW,
                        AMINA.packetId(),
                        AMINA.hash().toLowerCase(Locale.ROOT),
                        AMINA.size(),
                        SupervisorStatus.APPROVED,
                        "eng",
                        Map.of("name", name)),
                InMemoryLedger.SOMEONE);
    }

    private static void isGone(House.Durable durable) {
        List<Recorded> ended = events(durable, RegistrationEvent.RetentionEnded.class);
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().envelope().meta("authority"))
                .map(Authority::parse)
                .get()
                .isInstanceOf(Authority.Rule.class);
        assertThat(events(durable, RegistrationEvent.KeysDestroyed.class)).hasSize(1);
        assertThat(durable.town.vault.holds(KeyRefs.registration(AMINA.rid()))).isFalse();
        assertThat(durable.town.vault.holds(KeyRefs.registration(BAO.rid()))).isTrue();
        assertThat(durable.town.evidence.size()).as("Bao's blob").isOne();
        assertThat(durable.letters.newest(10)).as("Bao's letter").hasSize(1);
    }

    private static int live(House.Durable durable, int lastWord) {
        Mortal mortal = new Mortal(lastWord);
        try (House house = new House(durable, mortal)) {
            house.settle();
        } catch (Mortal.Killed dead) {
            durable.town.clock.advance(Duration.ofSeconds(7));
        }
        return mortal.effects();
    }

    private static List<Recorded> events(House.Durable durable, Class<?> type) {
        return durable.town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .toList();
    }

    private static List<Object> payloads(House.Durable durable, Class<?> type) {
        return events(durable, type).stream().<Object>map(Recorded::payload).toList();
    }
}
