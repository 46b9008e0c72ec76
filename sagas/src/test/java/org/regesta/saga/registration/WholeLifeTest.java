package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Packet;

/** From the field to a living identity, whatever happens on the way. */
class WholeLifeTest {

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final Packet AMINA = Applicants.TOOL.pack(Applicants.amina());

    @Test
    void a_person_becomes_an_identity_with_a_uin_and_a_perpetual_vid() {
        House.Durable durable = new House.Durable();
        durable.town.arrive(AMINA);
        live(durable, FOREVER);

        assertThat(durable.town.newest(AMINA.rid())).isInstanceOf(Finished.class);
        isOneIdentity(durable, AMINA.rid());
        assertThat(durable.sagas.states()).isEmpty();
    }

    /** R12: every step three times. */
    @Test
    void killed_before_any_effect_or_before_its_answer_or_twice_there_is_exactly_one_identity() {
        House.Durable undisturbed = new House.Durable();
        undisturbed.town.arrive(AMINA);
        int effects = live(undisturbed, FOREVER);
        assertThat(effects).isGreaterThan(60);

        for (int step = 0; step < effects; step++) {
            String when = " effect " + step + " of " + effects;
            diesAndComesBack("before" + when, new Mortal(step));
            diesAndComesBack("unanswered" + when, new Mortal(step + 1, Mortal.Death.UNANSWERED));
            diesAndComesBack("before and after" + when, new Mortal(step), new Mortal(1, Mortal.Death.UNANSWERED));
        }
    }

    private static void diesAndComesBack(String how, Mortal... processes) {
        House.Durable durable = new House.Durable();
        durable.town.arrive(AMINA);
        for (Mortal mortal : processes) {
            live(durable, mortal);
        }
        live(durable, FOREVER);
        assertThat(durable.town.newest(AMINA.rid())).as(how).isInstanceOf(Finished.class);
        isOneIdentity(durable, AMINA.rid());
    }

    @Test
    void a_number_that_was_bound_is_found_again_though_one_that_stood_in_its_way_is_free_by_now() {
        House.Durable durable = new House.Durable();
        durable.town.arrive(AMINA);
        live(durable, Mortal.until(() -> !events(durable, UinClaimEvent.Reserved.class)
                .isEmpty()));
        String first = ((UinClaimEvent.Reserved)
                        events(durable, UinClaimEvent.Reserved.class).getFirst().payload())
                .claimId();
        Instant now = durable.town.clock.instant();
        send(durable, new UinClaimCommand.Release(first, AMINA.rid()));
        send(durable, new UinClaimCommand.Reserve(first, "somebody-else", now, now.plusSeconds(3600)));
        live(durable, Mortal.until(() -> !events(durable, UinClaimEvent.Bound.class)
                .isEmpty()));
        send(durable, new UinClaimCommand.Release(first, "somebody-else"));

        live(durable, FOREVER);

        UinClaimEvent.Bound bound = (UinClaimEvent.Bound)
                events(durable, UinClaimEvent.Bound.class).getFirst().payload();
        assertThat(bound.claimId()).isNotEqualTo(first);
        assertThat(events(durable, UinClaimEvent.Bound.class)).hasSize(1);
        assertThat(((IdentityEvent.Issued) events(durable, IdentityEvent.Issued.class)
                                .getFirst()
                                .payload())
                        .uinClaim())
                .isEqualTo(bound.claimId());
    }

    private static void send(House.Durable durable, Object command) {
        durable.town.commands.send(command, InMemoryLedger.SOMEONE);
    }

    @Test
    void with_its_sagas_lost_and_rebuilt_from_the_registry_it_goes_on_all_the_same() {
        House.Durable undisturbed = new House.Durable();
        undisturbed.town.arrive(AMINA);
        int effects = live(undisturbed, FOREVER);
        for (int death = 0; death < effects; death += 3) {
            House.Durable durable = new House.Durable();
            durable.town.arrive(AMINA);
            live(durable, death);
            durable.sagas.rebuild(RegistrationStates.fold(durable.town.ledger));
            live(durable, FOREVER);
            isOneIdentity(durable, AMINA.rid());
        }
    }

    @Test
    void killed_again_and_again_there_is_still_exactly_one() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        House.Durable durable = new House.Durable();
        durable.town.arrive(AMINA);
        for (int deaths = 0; deaths < 40; deaths++) {
            live(durable, random.nextInt(12));
        }
        live(durable, FOREVER);
        isOneIdentity(durable, AMINA.rid());
    }

    @Test
    void of_two_with_the_same_fingers_one_becomes_an_identity_and_one_is_adjudicated() {
        Packet bao = Applicants.TOOL.pack(Applicants.bao());
        Packet again = Applicants.TOOL.pack(Applicants.person(9, "Trần Quang Minh", "1971/11/30", "MLE", 2));
        House.Durable durable = new House.Durable();
        durable.town.arrive(bao);
        durable.town.arrive(again);
        live(durable, FOREVER);

        assertThat(events(durable, Finished.class)).hasSize(1);
        assertThat(events(durable, Rejected.class)).hasSize(1);
        AdjudicationAsked asked = (AdjudicationAsked)
                events(durable, AdjudicationAsked.class).getFirst().payload();
        assertThat(asked.reason()).isEqualTo(AdjudicationReason.FINGERS_MATCH);
        assertThat(asked.candidates().getFirst().weights()).containsKeys("Right Thumb", "Right IndexFinger");
    }

    @Test
    void of_two_written_alike_the_second_is_adjudicated_by_name() {
        Packet first = Applicants.TOOL.pack(Applicants.person(21, "Amina Diallo", "1990/03/04", "FLE", 21));
        Packet second = Applicants.TOOL.pack(Applicants.person(22, "Aminah Dialo", "1990/04/03", "FLE", 22));
        House.Durable durable = new House.Durable();
        durable.town.arrive(first);
        live(durable, FOREVER);
        durable.town.arrive(second);
        live(durable, FOREVER);
        AdjudicationAsked asked = (AdjudicationAsked)
                events(durable, AdjudicationAsked.class).getFirst().payload();
        assertThat(asked.registrationId()).isEqualTo(second.rid());
        assertThat(asked.reason()).isEqualTo(AdjudicationReason.DEMOGRAPHICS_MATCH);
    }

    @Test
    void a_damaged_packet_ends_as_rejected_and_nothing_is_half_done() {
        Application bad = Applicants.amina().with("dateOfBirth", "2026/02/30");
        House.Durable durable = new House.Durable();
        durable.town.arrive(Applicants.TOOL.pack(bad));
        live(durable, FOREVER);
        assertThat(durable.town.newest(bad.rid())).isInstanceOf(Rejected.class);
        assertThat(events(durable, IdentityEvent.Issued.class)).isEmpty();
        assertThat(durable.sagas.states()).isEmpty();
    }

    @Test
    void a_crowd_with_doubles_among_it_comes_out_right_under_many_deaths() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        List<Application> crowd = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int fingers = i < 6 ? 50 + i : 50 + random.nextInt(6); // the last two have been here before
            crowd.add(Applicants.person(
                    30 + i,
                    "Person " + (char) ('A' + i) + "xyl Fam" + i,
                    "19" + (60 + i * 3) + "/01/0" + (i + 1),
                    "FLE",
                    fingers));
        }
        Collections.shuffle(crowd, random);
        House.Durable durable = new House.Durable();
        crowd.forEach(one -> durable.town.arrive(Applicants.TOOL.pack(one)));
        for (int deaths = 0; deaths < 10; deaths++) {
            live(durable, 20 + random.nextInt(120));
        }
        live(durable, FOREVER);
        assertThat(events(durable, Finished.class)).hasSize(6);
        assertThat(crowd)
                .as("refused in the end; one of them twice, where the other it was alike with is refused after it")
                .filteredOn(one -> durable.town.newest(one.rid()) instanceof Rejected)
                .hasSize(2);
        assertThat(events(durable, IdentityEvent.Issued.class)).hasSize(6);
    }

    /** One process over the town, until all is done or it dies; how many effects it had. */
    private static int live(House.Durable durable, int lastWord) {
        return live(durable, new Mortal(lastWord));
    }

    private static int live(House.Durable durable, Mortal mortal) {
        try (House house = new House(durable, mortal)) {
            house.settle();
        } catch (Mortal.Killed dead) {
            durable.town.clock.advance(java.time.Duration.ofSeconds(7));
        }
        return mortal.effects();
    }

    private static void isOneIdentity(House.Durable durable, String rid) {
        assertThat(events(durable, SubjectLinked.class)).hasSize(1);
        assertThat(events(durable, Finished.class)).hasSize(1);
        assertThat(events(durable, VirtualIdEvent.Issued.class)).hasSize(1);
        IdentityEvent.Issued issued = (IdentityEvent.Issued) events(durable, IdentityEvent.Issued.class).stream()
                .map(Recorded::payload)
                .reduce((a, b) -> {
                    throw new AssertionError("two identities");
                })
                .orElseThrow();
        VirtualIdEvent.Issued vid = (VirtualIdEvent.Issued)
                events(durable, VirtualIdEvent.Issued.class).getFirst().payload();
        assertThat(issued.registrationId()).isEqualTo(rid);
        assertThat(vid.subject()).isEqualTo(issued.subject());
        assertThat(events(durable, UinClaimEvent.Reserved.class))
                .as("numbers drawn")
                .hasSize(1);
        assertThat(events(durable, UinClaimEvent.Bound.class))
                .extracting(Recorded::payload)
                .containsExactly(new UinClaimEvent.Bound(issued.uinClaim(), issued.subject()));
        assertThat(events(durable, VidClaimEvent.Bound.class))
                .extracting(Recorded::payload)
                .containsExactly(new VidClaimEvent.Bound(vid.claimId(), vid.vidId(), issued.subject()));
    }

    private static List<Recorded> events(House.Durable durable, Class<?> type) {
        return durable.town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .toList();
    }
}
