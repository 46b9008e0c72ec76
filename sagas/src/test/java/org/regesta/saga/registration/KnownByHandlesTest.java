package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.testkit.packet.Application;

/** What becomes of handles that somebody has from their first day: they live and go with the person. */
class KnownByHandlesTest {

    private static final String PHONE = "0777123456";
    private static final String EMAIL = "amina@example.org";
    private static final List<String> BOTH = List.of("phone", "email");

    private Lives lives = new Lives();
    private Rival bao = new Rival(lives, "");

    @BeforeEach
    void bao_is_known_and_the_schema_has_handles() {
        lives = new Lives();
        lives.durable.town.publishSchemaWithHandles();
        lives.bring(Process.NEW, Applicants.bao());
        bao = new Rival(lives, lives.newest(IdentityEvent.Issued.class).subject());
    }

    @Test
    void a_house_that_dies_when_she_is_issued_lets_her_be_known_by_them_when_it_is_born_again() {
        String rid = lives.arrive(Process.NEW, NewcomersHandlesTest.choosing(Applicants.amina(), BOTH));
        lives.liveUntil(() -> lives.events(IdentityEvent.Issued.class).size() == 2);
        String amina = lives.newest(IdentityEvent.Issued.class).subject();
        assertThat(bao.known(amina)).as("not yet").isEmpty();

        lives.live(Lives.FOREVER);

        assertThat(lives.durable.town.newest(rid)).isInstanceOf(Finished.class);
        assertThat(bao.known(amina)).hasSize(2);
        assertThat(lives.events(IdentityEvent.HandleTaken.class)).hasSize(2);
    }

    @Test
    void who_rests_keeps_them() {
        String amina = issued();
        lives.bring(Process.DEACTIVATED, Lives.saying(4, Map.of("UIN", lives.uin(1))));
        assertThat(bao.holder(PHONE, "phone")).contains(amina);
        assertThat(lives.durable.town.newest(comesWithThem(5))).isInstanceOf(Rejected.class);
    }

    @Test
    void who_is_merged_keeps_them_with_what_else_is_retired() {
        String amina = issued();
        MergeLifeTest.merge(lives, "p1", amina + ">" + bao.subject());
        lives.live(Lives.FOREVER);
        assertThat(lives.events(IdentityEvent.Merged.class)).hasSize(1);
        assertThat(bao.holder(PHONE, "phone")).contains(amina);
        assertThat(lives.durable.town.newest(comesWithThem(5))).isInstanceOf(Rejected.class);
    }

    @Test
    void an_update_that_chooses_others_gives_them_up() {
        issued();
        Map<String, Object> fields = Map.of("UIN", lives.uin(1), "selectedHandles", List.of("email"));
        lives.bring(Process.RES_UPDATE, Lives.saying(4, fields).with("IDSchemaVersion", 0.2));
        assertThat(bao.holder(PHONE, "phone")).isEmpty();
        assertThat(bao.holder(EMAIL, "email")).isPresent();
    }

    @Test
    void who_is_forgotten_leaves_them_to_others() {
        String amina = issued();
        Attribution ada = officer("ada").with(Meta.SUBJECT, amina);
        lives.durable.town.commands.send(
                new ProposalCommand.Propose(
                        "p1",
                        ProposalKind.ERASE_PERSON,
                        amina,
                        LegalGround.OBJECTION,
                        lives.durable.town.clock.instant().plus(Duration.ofDays(7))),
                ada);
        lives.durable.town.commands.send(
                new ProposalCommand.Approve("p1", lives.durable.town.clock.instant(), Set.of()),
                officer("ben").with(Meta.SUBJECT, amina));
        lives.live(Lives.FOREVER);
        assertThat(lives.events(IdentityEvent.Erased.class)).hasSize(1);
        assertThat(bao.holders()).isEmpty();

        assertThat(lives.durable.town.newest(comesWithThem(5))).isInstanceOf(Finished.class);
        assertThat(bao.holder(PHONE, "phone"))
                .contains(lives.newest(IdentityEvent.Issued.class).subject());
    }

    /** An adjudicator had found her somebody new; on her appeal that counts again, and the handle is free by then. */
    @Test
    void who_was_refused_for_one_and_is_looked_at_again_becomes_who_she_was_to_be() {
        lives.durable.adjudicator = new Adjudicator("eve", Adjudicator.WHO_FINDS_NONE.decision());
        Application twin = Applicants.person(9, "Trần Quang Minh", "1971/11/30", "MLE", 2);
        String rid = lives.arrive(Process.NEW, NewcomersHandlesTest.choosing(twin, BOTH));
        lives.liveUntil(() -> bao.takesOnce(lives.durable.town.newest(rid) instanceof SubjectLinked, EMAIL, "email"));
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(Rejected.class);
        String linked = lives.newest(SubjectLinked.class).subject();
        bao.givesUp(EMAIL, "email");

        lives.durable.adjudicator = new Adjudicator("ira", Adjudicator.WHO_FINDS_NONE.decision());
        lives.durable.town.commands.send(
                new Reopen(rid, ReopeningGround.APPEAL, Optional.empty(), OtherNames.NONE), officer("sue"));
        lives.live(Lives.FOREVER);

        assertThat(lives.durable.town.newest(rid)).isEqualTo(new Finished(rid, linked));
        assertThat(bao.known(linked)).hasSize(2);
        assertThat(bao.holder(PHONE, "phone")).contains(linked);
        assertThat(bao.holder(EMAIL, "email")).contains(linked);
    }

    /** She was refused when her number was to be drawn: half a year later nothing of hers can be read. */
    @Test
    void who_was_refused_for_one_is_nobody_and_is_kept_no_longer_than_anybody_who_is() {
        String rid = lives.arrive(Process.NEW, NewcomersHandlesTest.choosing(Applicants.amina(), BOTH));
        lives.liveUntil(
                () -> lives.durable.town.newest(rid) instanceof StageAsked asked && asked.stage() == Stage.ISSUE);
        lives.liveUntil(() -> bao.takesOnce(lives.durable.town.newest(rid) instanceof SubjectLinked, EMAIL, "email"));
        assertThat(lives.durable.town.vault.holds(KeyRefs.registration(rid))).isTrue();

        lives.durable.town.clock.advance(Duration.ofDays(181));
        lives.live(Lives.FOREVER);

        assertThat(lives.durable.town.vault.holds(KeyRefs.registration(rid))).isFalse();
        assertThat(lives.durable.town.vault.holds(
                        KeyRefs.subject(lives.newest(SubjectLinked.class).subject())))
                .as("nothing was ever sealed for somebody she did not become")
                .isFalse();
    }

    private String issued() {
        lives.bring(Process.NEW, NewcomersHandlesTest.choosing(Applicants.amina(), BOTH));
        String amina = lives.newest(IdentityEvent.Issued.class).subject();
        assertThat(bao.known(amina)).hasSize(2);
        return amina;
    }

    /** Somebody else who is new. */
    private String comesWithThem(int sequence) {
        Application other = Applicants.person(sequence, "Zuri Mwangi", "2001/05/06", "FLE", 40);
        return lives.bring(Process.NEW, NewcomersHandlesTest.choosing(other, BOTH));
    }

    private static Attribution officer(String id) {
        return new Attribution(id, "REGISTRATION_ADMIN", new Authority.Mandate(id, 1));
    }
}
