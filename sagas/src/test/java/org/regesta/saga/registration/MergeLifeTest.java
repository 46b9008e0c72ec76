package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Lives.FOREVER;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Attribution;
import org.regesta.testkit.packet.Application;

/** Identities that are one person's, and registrations that came to nothing, whatever dies on the way. */
class MergeLifeTest {

    private static final int STRIDE = Boolean.getBoolean("soak") ? 1 : 5;
    static final Application TWIN = Applicants.person(9, "Trần Quang Minh", "1971/11/30", "MLE", 2);

    /** Amina and Bao have an identity each. */
    static Lives ofTwo() {
        Lives lives = Lives.ofAmina();
        lives.bring(Process.NEW, Applicants.bao());
        return lives;
    }

    static String subject(Lives lives, int nth) {
        return ((IdentityEvent.Issued)
                        lives.events(IdentityEvent.Issued.class).get(nth).payload())
                .subject();
    }

    static String pair(Lives lives) {
        return subject(lives, 1) + ">" + subject(lives, 0);
    }

    static void decided(Lives lives, String id, ProposalKind kind, LegalGround ground, String target) {
        Instant expires = lives.durable.town.clock.instant().plus(Duration.ofDays(7));
        lives.durable.town.commands.send(
                new ProposalCommand.Propose(id, kind, target, ground, expires), officer("ada", target));
        lives.durable.town.commands.send(
                new ProposalCommand.Approve(id, lives.durable.town.clock.instant(), Set.of()), officer("ben", target));
    }

    private static Attribution officer(String id, String target) {
        Attribution by = new Attribution(id, "REGISTRATION_ADMIN", new Authority.Mandate(id, 1));
        return target.contains(">") || target.contains("@") ? by.with(Meta.SUBJECT, target.substring(0, 32)) : by;
    }

    static void merge(Lives lives, String id, String target) {
        decided(lives, id, ProposalKind.MERGE_IDENTITIES, LegalGround.SAME_PERSON, target);
    }

    @Test
    void a_packet_that_names_the_merged_number_is_about_the_one_that_stands_until_they_are_parted() {
        Lives lives = ofTwo();
        String bao = lives.uin(1);
        merge(lives, "p1", pair(lives));
        lives.live(FOREVER);
        lives.bring(Process.DEACTIVATED, Lives.saying(31, Map.of("UIN", bao)));
        assertThat(lives.newest(IdentityEvent.Deactivated.class).subject()).isEqualTo(subject(lives, 0));

        decided(lives, "p2", ProposalKind.UNMERGE_IDENTITIES, LegalGround.DIFFERENT_PEOPLE, pair(lives));
        lives.live(FOREVER);
        lives.bring(Process.DEACTIVATED, Lives.saying(32, Map.of("UIN", bao)));

        assertThat(lives.newest(IdentityEvent.Deactivated.class).subject()).isEqualTo(subject(lives, 1));
        assertThat(lives.events(IdentityEvent.Separated.class)).hasSize(1);
        assertThat(lives.events(VirtualIdEvent.Ended.class))
                .as("each has its own virtual ids")
                .isEmpty();
    }

    @Test
    void two_that_are_merged_into_each_other_at_once_are_never_merged_in_a_circle() {
        Lives lives = ofTwo();
        merge(lives, "p1", pair(lives));
        merge(lives, "p2", subject(lives, 0) + ">" + subject(lives, 1));
        lives.live(FOREVER);
        assertThat(lives.events(IdentityEvent.Merged.class)).hasSize(1);
        assertThat(lives.events(ProposalEvent.Executed.class)).hasSize(2);
    }

    @Test
    void who_is_forgotten_is_forgotten_with_every_identity_of_theirs() {
        for (int named = 0; named < 2; named++) {
            Lives lives = ofTwo();
            merge(lives, "p1", pair(lives));
            lives.live(FOREVER);
            decided(lives, "p2", ProposalKind.ERASE_PERSON, LegalGround.COURT_ORDER, subject(lives, named));
            lives.live(5);
            lives.live(FOREVER);
            assertThat(lives.events(IdentityEvent.Erased.class))
                    .extracting(event -> ((IdentityEvent.Erased) event.payload()).subject())
                    .containsExactlyInAnyOrder(subject(lives, 0), subject(lives, 1));
        }
    }

    @Test
    void killed_anywhere_who_was_refused_for_one_that_is_declared_void_becomes_an_identity() {
        int effects = voided(FOREVER);
        for (int death = 1; death < effects; death += 5 * STRIDE) {
            voided(death);
        }
    }

    private static int voided(int death) {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.bao());
        lives.bring(Process.NEW, TWIN);
        assertThat(lives.durable.town.newest(TWIN.rid())).isInstanceOf(Rejected.class);
        decided(
                lives,
                "p1",
                ProposalKind.VOID_REGISTRATION,
                LegalGround.FRAUD,
                Applicants.bao().rid());
        int effects = lives.live(death);
        lives.live(FOREVER);
        assertThat(lives.durable.town.newest(TWIN.rid()))
                .as("killed before effect %d", death)
                .isInstanceOf(Finished.class);
        assertThat(lives.events(RegistrationEvent.Voided.class)).hasSize(1);
        assertThat(lives.events(RegistrationEvent.Reopened.class)).hasSize(1);
        assertThat(lives.newest(IdentityEvent.Deactivated.class).subject()).isEqualTo(subject(lives, 0));
        return effects;
    }

    @Test
    void who_was_refused_for_one_that_turns_out_to_be_a_third_is_held_against_that_one_by_a_human() {
        Application first = Applicants.person(5, "Phạm Văn Đức", "1960/05/05", "MLE", 2);
        Lives lives = new Lives();
        lives.bring(Process.NEW, first);
        lives.durable.adjudicator = new Adjudicator("ade", AdjudicationDecision.DIFFERENT_PEOPLE);
        lives.bring(Process.NEW, Applicants.bao());
        lives.durable.adjudicator = Adjudicator.NOBODY;
        lives.bring(Process.NEW, TWIN);
        decide(lives, TWIN.rid(), Applicants.bao().rid());
        lives.live(FOREVER);
        assertThat(lives.durable.town.newest(TWIN.rid())).isInstanceOf(Rejected.class);

        lives.durable.town.commands.send(
                new Reopen(Applicants.bao().rid(), ReopeningGround.NEW_EVIDENCE, Optional.empty(), OtherNames.NONE),
                officer("sue", ""));
        lives.live(FOREVER);
        decide(lives, Applicants.bao().rid(), first.rid());
        lives.live(FOREVER);

        assertThat(lives.durable.town.newest(Applicants.bao().rid())).isInstanceOf(Rejected.class);
        AdjudicationAsked asked = (AdjudicationAsked) lives.durable.town.newest(TWIN.rid());
        assertThat(asked.candidates())
                .extracting(candidate -> candidate.registrationId())
                .containsExactly(first.rid());
        assertThat(lives.newest(RegistrationEvent.Reopened.class).instead()).isEqualTo(Optional.of(first.rid()));
    }

    private static void decide(Lives lives, String rid, String duplicateOf) {
        Instant now = lives.durable.town.clock.instant();
        Attribution eve = Adjudicator.WHO_FINDS_NONE.by();
        lives.durable.town.commands.send(new ClaimCase(rid, now, now.plusSeconds(900), OtherNames.NONE), eve);
        lives.durable.town.commands.send(
                new Adjudicate(rid, AdjudicationDecision.DUPLICATE, Optional.of(duplicateOf), now, OtherNames.NONE),
                eve);
    }

    @Test
    void as_long_as_the_earlier_one_stands_the_refusal_does() {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.bao());
        lives.bring(Process.NEW, TWIN);
        assertThat(lives.durable.town.newest(TWIN.rid())).isInstanceOf(Rejected.class);
        lives.live(FOREVER);
        assertThat(lives.events(RegistrationEvent.Reopened.class))
                .as("as long as the earlier one stands, the refusal does")
                .isEmpty();
    }
}
