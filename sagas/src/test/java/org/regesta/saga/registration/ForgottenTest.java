package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimNames;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Sender;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Packet;

/** An identity lives, and two officers decide to forget it; the process dies at every point on the way. */
class ForgottenTest {

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final Packet AMINA = Applicants.TOOL.pack(Applicants.amina());
    private static final Packet AGAIN =
            Applicants.TOOL.pack(Applicants.person(9, "Amina Diallo", "1990/03/14", "FLE", 1));

    @Test
    void killed_before_any_effect_of_the_erasure_and_born_again_nothing_is_left_and_nothing_is_done_twice() {
        House.Durable undisturbed = approved();
        int effects = live(undisturbed, FOREVER);
        assertThat(effects).as("durable effects of an erasure").isGreaterThan(12);
        isForgotten(undisturbed);
        for (int death = 0; death < effects; death++) {
            House.Durable durable = approved();
            live(durable, death);
            live(durable, FOREVER);
            isForgotten(durable);
        }
    }

    /** A guard of the next: as long as she is known, she is found again. */
    @Test
    void who_is_known_and_comes_again_is_a_duplicate() {
        House.Durable durable = born();
        durable.town.arrive(AGAIN);
        live(durable, FOREVER);
        assertThat(events(durable, RegistrationEvent.Rejected.class)).hasSize(1);
        assertThat(events(durable, IdentityEvent.Issued.class)).hasSize(1);
    }

    /** Decision 15: under either policy nothing is left to know a person by; of the number the policy decides. */
    @ParameterizedTest
    @EnumSource(UniquenessAfterErasure.class)
    void who_was_forgotten_comes_as_somebody_new_and_what_becomes_of_the_number_is_the_policy(
            UniquenessAfterErasure policy) {
        House.Durable durable = approved();
        String setting = policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
        live(durable, FOREVER, Map.of("regesta.erasure.uniqueness", setting));
        String number = issued(durable).getFirst().uinClaim();
        assertThat(events(durable, IdentityEvent.Erased.class))
                .extracting(event -> ((IdentityEvent.Erased) event.payload()).uniqueness())
                .containsExactly(policy);

        assertThat(isFreeAgain(durable, number)).isEqualTo(policy == UniquenessAfterErasure.FORGET);

        durable.town.arrive(AGAIN);
        live(durable, FOREVER);
        assertThat(durable.town.newest(AGAIN.rid())).isInstanceOf(RegistrationEvent.Finished.class);
        assertThat(events(durable, RegistrationEvent.AdjudicationAsked.class)).isEmpty();
        assertThat(issued(durable).getLast().subject())
                .isNotEqualTo(issued(durable).getFirst().subject());
    }

    @Test
    void a_policy_that_nobody_knows_stops_the_start() {
        House.Durable durable = new House.Durable();
        assertThatThrownBy(() -> live(durable, FOREVER, Map.of("regesta.erasure.uniqueness", "keep-everything")))
                .hasStackTraceContaining("keep-uin-retired or forget");
    }

    private static boolean isFreeAgain(House.Durable durable, String number) {
        Instant now = durable.town.clock.instant();
        try {
            durable.town.commands.send(
                    new UinClaimCommand.Reserve(number, "somebody-else", now, now.plusSeconds(60)),
                    InMemoryLedger.SOMEONE);
            return true;
        } catch (Refusal taken) {
            assertThat(taken.code()).isEqualTo(UinClaimRefusal.TAKEN);
            return false;
        }
    }

    private static List<IdentityEvent.Issued> issued(House.Durable durable) {
        return events(durable, IdentityEvent.Issued.class).stream()
                .map(event -> (IdentityEvent.Issued) event.payload())
                .toList();
    }

    @Test
    void killed_before_any_effect_of_a_new_key_and_born_again_the_person_has_one_new_key() {
        House.Durable undisturbed = approved(ProposalKind.ROTATE_PERSON_KEY);
        int effects = live(undisturbed, FOREVER);
        assertThat(effects).as("durable effects of a new key").isGreaterThan(3);
        for (int death = 0; death <= effects; death++) {
            House.Durable durable = approved(ProposalKind.ROTATE_PERSON_KEY);
            live(durable, death);
            live(durable, FOREVER);

            assertThat(events(durable, IdentityEvent.KeyRenewed.class)).hasSize(1);
            assertThat(events(durable, ProposalEvent.Executed.class)).hasSize(1);
            for (String keyRef : List.of(KeyRefs.subject(subject(durable)), KeyRefs.registration(AMINA.rid()))) {
                assertThat(durable.town.vault.generation(keyRef)).isEqualTo(2);
            }
        }
    }

    @Test
    void whoever_was_forgotten_meanwhile_gets_no_key_and_the_proposal_ends() {
        House.Durable durable = approved(ProposalKind.ROTATE_PERSON_KEY);
        durable.town.vault.shred(KeyRefs.subject(subject(durable)));

        live(durable, FOREVER);

        assertThat(events(durable, IdentityEvent.KeyRenewed.class)).isEmpty();
        assertThat(events(durable, ProposalEvent.Executed.class)).hasSize(1);
    }

    @Test
    void killed_before_any_effect_of_a_new_claim_key_and_born_again_every_claim_has_moved_once() {
        House.Durable undisturbed = approved(ProposalKind.ROTATE_CLAIM_KEY);
        int effects = live(undisturbed, FOREVER);
        assertThat(effects).as("durable effects of a new claim key").isGreaterThan(5);
        for (int death = 0; death <= effects; death++) {
            House.Durable durable = approved(ProposalKind.ROTATE_CLAIM_KEY);
            live(durable, death);
            assertThat(holderOfTheUin(durable)).as("dead at " + death).contains(subject(durable));
            live(durable, FOREVER);

            assertThat(holderOfTheUin(durable)).contains(subject(durable));
            assertThat(events(durable, UinClaimEvent.MovedOn.class)).hasSize(1);
            assertThat(events(durable, UinClaimEvent.Moved.class)).hasSize(1);
            assertThat(events(durable, ClaimKeyEvent.class)).hasSize(2);
            assertThat(events(durable, ProposalEvent.Executed.class)).hasSize(1);
        }
    }

    @Test
    void whoever_is_erased_after_the_claim_moved_leaves_it_retired() {
        House.Durable durable = approved(ProposalKind.ROTATE_CLAIM_KEY);
        live(durable, FOREVER);
        String uin = uin(durable);

        decide(durable, "p2", ProposalKind.ERASE_PERSON);
        live(durable, FOREVER);

        assertThat(new UinClaimNames(durable.town.ledger, durable.town.vault)
                        .standing(uin)
                        .retired())
                .isTrue();
    }

    private static Optional<String> holderOfTheUin(House.Durable durable) {
        return new UinClaimNames(durable.town.ledger, durable.town.vault)
                .standing(uin(durable))
                .subject();
    }

    private static String uin(House.Durable durable) {
        IdentityEvent.Issued issued = (IdentityEvent.Issued)
                events(durable, IdentityEvent.Issued.class).getFirst().payload();
        return ((Opening.Opened) durable.town.vault.open(Purpose.VALIDATE, SealedAs.UIN, issued.uin())).text();
    }

    @Test
    void what_nobody_approved_in_time_expires_and_nobody_is_forgotten() {
        House.Durable durable = born();
        propose(durable, "p1", ProposalKind.ERASE_PERSON, subject(durable));
        live(durable, FOREVER);
        assertThat(events(durable, ProposalEvent.Expired.class)).isEmpty();

        durable.town.clock.advance(Duration.ofDays(8));
        live(durable, FOREVER);

        assertThat(events(durable, ProposalEvent.Expired.class)).hasSize(1);
        assertThat(events(durable, IdentityEvent.Erased.class)).isEmpty();
        assertThat(durable.town.vault.holds(KeyRefs.subject(subject(durable)))).isTrue();
    }

    private static House.Durable born() {
        House.Durable durable = new House.Durable();
        durable.town.arrive(AMINA);
        live(durable, FOREVER);
        String subject = subject(durable);
        durable.letters.send(
                new Sender.Message(KeyRefs.subject(subject), Sender.Channel.PHONE, "9000000000", "otp", "123456"));
        durable.letters.send(
                new Sender.Message(KeyRefs.officer("ben"), Sender.Channel.PHONE, "9000000001", "otp", "654321"));
        return durable;
    }

    private static House.Durable approved() {
        return approved(ProposalKind.ERASE_PERSON);
    }

    private static House.Durable approved(ProposalKind kind) {
        House.Durable durable = born();
        decide(durable, "p1", kind);
        return durable;
    }

    private static void decide(House.Durable durable, String id, ProposalKind kind) {
        propose(durable, id, kind, subject(durable));
        durable.town.commands.send(
                new ProposalCommand.Approve(id, durable.town.clock.instant(), Set.of()), by("ben", subject(durable)));
    }

    private static void propose(House.Durable durable, String id, ProposalKind kind, String subject) {
        durable.town.commands.send(
                new ProposalCommand.Propose(
                        id,
                        kind,
                        kind == ProposalKind.ROTATE_CLAIM_KEY ? "uin" : subject,
                        kind == ProposalKind.ERASE_PERSON ? LegalGround.OBJECTION : LegalGround.KEY_EXPOSED,
                        durable.town.clock.instant().plus(Duration.ofDays(7))),
                by("amara", subject));
    }

    private static Attribution by(String officer, String subject) {
        return new Attribution(
                officer, "GLOBAL_ADMIN", new Authority.Mandate(officer, 3), Map.of(Meta.SUBJECT, subject));
    }

    private static void isForgotten(House.Durable durable) {
        String subject = subject(durable);
        assertThat(events(durable, IdentityEvent.Erased.class)).hasSize(1);
        assertThat(events(durable, UinClaimEvent.Retired.class)).hasSize(1);
        assertThat(events(durable, VirtualIdEvent.Ended.class)).hasSize(1);
        assertThat(events(durable, ProposalEvent.Executed.class)).hasSize(1);
        assertThat(durable.town.vault.holds(KeyRefs.subject(subject))).isFalse();
        assertThat(durable.town.vault.holds(KeyRefs.registration(AMINA.rid()))).isFalse();
        assertThat(durable.town.evidence.size()).as("blobs").isZero();
        assertThat(durable.town
                        .views
                        .collection("dedupe-blocks-2", Set.of("key"))
                        .count())
                .as("keys to find them again by")
                .isZero();
        assertThat(durable.letters.newest(10)).as("the officer's letter").hasSize(1);
    }

    /** One process over the town, until all is done or it dies; how many effects it had. */
    private static int live(House.Durable durable, int lastWord) {
        return live(durable, lastWord, Map.of());
    }

    private static int live(House.Durable durable, int lastWord, Map<String, Object> settings) {
        Mortal mortal = new Mortal(lastWord);
        try (House house = new House(durable, mortal, settings)) {
            house.settle();
        } catch (Mortal.Killed dead) {
            durable.town.clock.advance(Duration.ofSeconds(7));
        }
        return mortal.effects();
    }

    private static String subject(House.Durable durable) {
        return issued(durable).getFirst().subject();
    }

    private static List<Recorded> events(House.Durable durable, Class<?> type) {
        return durable.town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .toList();
    }
}
