package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.name.NameEvent;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.SealedAs;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.testkit.packet.Application;
import org.regesta.wire.Json;

/** People who came through the ID repository, and packets that come after them. */
class WithoutPacketTest {

    private static final String BAO = "00000000000000000000000000000b40";
    private static final String CAME =
            Applicants.person(70, "x", "1990/01/01", "MLE", 2).rid();
    private static final String CHANGED =
            Applicants.person(71, "x", "1990/01/01", "MLE", 2).rid();
    private static final Attribution CLIENT =
            new Attribution("idrepo", "REGISTRATION_PROCESSOR", new Authority.Mandate("idrepo", 1));

    private final Lives lives = new Lives();
    private final Town town = lives.durable.town;

    @Test
    void who_forgot_the_number_is_found_by_fingers_that_no_packet_brought() {
        came(2);
        String rid = lives.bring(Process.LOST, Lives.showing(Lives.saying(5, Map.of()), 2));
        assertThat(((RegistrationEvent.Finished) town.newest(rid)).subject()).isEqualTo(BAO);
        assertThat(lives.durable.sent)
                .anySatisfy(message -> assertThat(message.text()).contains("4938065193"));
    }

    @Test
    void a_packet_of_the_same_fingers_is_held_against_them_and_waits_for_nobody() {
        came(2);
        String rid = lives.bring(Process.NEW, Applicants.person(9, "Trần Quang Minh", "1971/11/30", "MLE", 2));
        RegistrationEvent.AdjudicationAsked asked = lives.newest(RegistrationEvent.AdjudicationAsked.class);
        assertThat(asked.reason()).isEqualTo(AdjudicationReason.FINGERS_MATCH);
        assertThat(asked.candidates()).singleElement().satisfies(found -> assertThat(found.registrationId())
                .isEqualTo(CAME));
        assertThat(town.newest(rid)).isInstanceOfSatisfying(RegistrationEvent.Rejected.class, no -> {
            assertThat(no.ground()).isEqualTo(RejectionGround.DUPLICATE);
            assertThat(no.duplicateOf()).hasValue(CAME);
        });
    }

    @Test
    void names_and_dates_that_no_packet_brought_are_compared_too() {
        came(2);
        Application papers = Applicants.bao().without(Application.INDIVIDUAL_BIOMETRICS);
        lives.bring(Process.LOST, papers);
        RegistrationEvent.AdjudicationAsked asked = lives.newest(RegistrationEvent.AdjudicationAsked.class);
        assertThat(asked.reason()).isEqualTo(AdjudicationReason.IDENTITY_UNSURE);
        assertThat(asked.candidates().getFirst().registrationId()).isEqualTo(CAME);
    }

    @Test
    void fingers_that_changed_are_found_and_their_own_update_is_nobody_elses() {
        came(2);
        changed(33);
        lives.live(Lives.FOREVER);
        String rid = lives.bring(Process.LOST, Lives.showing(Lives.saying(5, Map.of()), 33));
        assertThat(((RegistrationEvent.Finished) town.newest(rid)).subject()).isEqualTo(BAO);
        assertThat(lives.events(IdentityEvent.Enrolled.class)).hasSize(2);
    }

    @Test
    void killed_before_any_effect_and_born_again_each_is_extracted_and_entered_once() {
        Lives undisturbed = new Lives();
        arrive(undisturbed, 2);
        int effects = undisturbed.live(Lives.FOREVER);
        for (int death = 0; death < effects; death++) {
            Lives mortal = new Lives();
            arrive(mortal, 2);
            mortal.live(death);
            mortal.live(Lives.FOREVER);
            assertThat(mortal.events(IdentityEvent.Enrolled.class))
                    .as("killed before effect %d of %d", death, effects)
                    .hasSize(1);
            assertThat(mortal.events(IdentityEvent.TemplatesExtracted.class)).hasSize(1);
        }
    }

    @Test
    void whose_blob_is_damaged_is_seen_holds_up_nobody_and_is_entered_by_itself_once_it_is_whole() {
        arrive(lives, 2);
        EvidenceRef blob = lives.newest(IdentityEvent.Issued.class).biometrics().orElseThrow();
        town.evidence.damage(blob);
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER))) {
            house.settle();
            town.clock.advance(Duration.ofHours(1));
            assertThat(lives.events(IdentityEvent.Enrolled.class)).isEmpty();
            assertThat(house.part(Stuck.class).page(null, 10).items())
                    .singleElement()
                    .satisfies(late -> {
                        assertThat(late.registrationId()).isEqualTo(CAME);
                        assertThat(late.waitsFor()).isEqualTo(Wait.GALLERY);
                        assertThat(late.failure()).hasValue("EvidenceDamaged");
                        assertThat(late.tries())
                                .as("it rests, longer each time")
                                .isBetween(3, 20);
                        assertThat(late.why()).contains("not compared with this person");
                    });
            String other = lives.bring(Process.NEW, Applicants.amina());
            assertThat(town.newest(other)).isInstanceOf(RegistrationEvent.Finished.class);

            town.evidence.damage(blob); // the same bit once more: it is whole again
            house.settle();
            assertThat(lives.newest(IdentityEvent.Enrolled.class).fingers()).hasSize(2);
            assertThat(house.part(Stuck.class).page(null, 10).items()).isEmpty();
        }
    }

    @Test
    void a_view_made_anew_owes_nothing() {
        came(2);
        lives.durable.tokens.remove("enrol-due-1");
        town.views.collection("enrol-due-1", Set.of("when", "subject")).drop();
        lives.live(Lives.FOREVER);
        assertThat(lives.events(IdentityEvent.Enrolled.class)).hasSize(1);
        assertThat(lives.events(IdentityEvent.TemplatesExtracted.class)).hasSize(1);
    }

    @Test
    void what_holds_no_finger_is_entered_by_its_data_alone() {
        arrive(lives, Optional.of("no container".getBytes(StandardCharsets.UTF_8)));
        lives.live(Lives.FOREVER);
        assertThat(lives.newest(IdentityEvent.Enrolled.class).fingers()).isEmpty();
        assertThat(lives.events(IdentityEvent.TemplatesExtracted.class)).isEmpty();
    }

    @Test
    void who_was_forgotten_is_found_no_more_by_what_came_first_or_later() {
        came(2);
        changed(33);
        lives.live(Lives.FOREVER);
        Instant expires = town.clock.instant().plus(Duration.ofDays(7));
        town.commands.send(
                new ProposalCommand.Propose(
                        "p1", ProposalKind.ERASE_PERSON, BAO, LegalGround.CONSENT_WITHDRAWN, expires),
                officer("ada"));
        town.commands.send(new ProposalCommand.Approve("p1", town.clock.instant(), Set.of()), officer("ben"));
        lives.live(Lives.FOREVER);
        assertThat(lives.newest(IdentityEvent.Erased.class).registrations()).containsExactlyInAnyOrder(CAME, CHANGED);
        for (int fingers : List.of(2, 33)) {
            String rid = lives.bring(Process.LOST, Lives.showing(Lives.saying(fingers, Map.of()), fingers));
            assertThat(town.newest(rid))
                    .isInstanceOfSatisfying(RegistrationEvent.Rejected.class, no -> assertThat(no.ground())
                            .isEqualTo(RejectionGround.NOBODY_FOUND));
        }
    }

    private static Attribution officer(String id) {
        return new Attribution(id, "REGISTRATION_ADMIN", new Authority.Mandate(id, 1)).with(Meta.SUBJECT, BAO);
    }

    /** Bao came through the ID repository, and the house has seen to it. */
    private void came(int fingers) {
        arrive(lives, fingers);
        lives.live(Lives.FOREVER);
        assertThat(lives.newest(IdentityEvent.Enrolled.class).registrationId()).isEqualTo(CAME);
    }

    private static void arrive(Lives lives, int fingers) {
        arrive(lives, Optional.of(cbeff(fingers)));
    }

    private static void arrive(Lives lives, Optional<byte[]> cbeff) {
        Town town = lives.durable.town;
        String name = Identities.registrations().id(CAME);
        town.ledger.append(
                "name:" + name,
                new NameEvent.Taken(name, Identities.registrations().kind(), "", BAO),
                CLIENT);
        Map<String, Sealed> attributes = new TreeMap<>();
        Applicants.bao().identity().properties().forEach(field -> {
            byte[] value = Json.write(field.getValue()).getBytes(StandardCharsets.UTF_8);
            attributes.put(field.getKey(), town.vault.seal(KeyRefs.subject(BAO), field.getKey(), value));
        });
        Sealed uin = town.vault.seal(KeyRefs.subject(BAO), SealedAs.UIN, "4938065193".getBytes(StandardCharsets.UTF_8));
        town.ledger.append(
                "identity:" + BAO,
                new IdentityEvent.Issued(
                        BAO,
                        CAME,
                        "0.1",
                        attributes,
                        List.of(),
                        cbeff.map(content -> sealed(town, content)),
                        Optional.empty(),
                        AgeGroup.ADULT,
                        uin,
                        "c1"),
                CLIENT.with(Meta.SUBJECT, BAO));
    }

    private void changed(int fingers) {
        String name = Identities.registrations().id(CHANGED);
        town.ledger.append(
                "name:" + name,
                new NameEvent.Taken(name, Identities.registrations().kind(), "", BAO),
                CLIENT);
        town.ledger.append(
                "identity:" + BAO,
                new IdentityEvent.Updated(
                        BAO,
                        CHANGED,
                        "0.1",
                        Map.of(),
                        Set.of(),
                        List.of(),
                        Optional.of(sealed(town, cbeff(fingers))),
                        AgeGroup.ADULT),
                CLIENT.with(Meta.SUBJECT, BAO));
    }

    private static EvidenceRef sealed(Town town, byte[] content) {
        return town.evidence.put(KeyRefs.subject(BAO), "individualBiometrics", content);
    }

    private static byte[] cbeff(int fingers) {
        return Applicants.cbeff(fingers, 90);
    }
}
