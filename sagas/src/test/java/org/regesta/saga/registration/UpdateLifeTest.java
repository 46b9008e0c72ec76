package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.testkit.packet.Application;

/** What is known of somebody changes: by themselves alone. */
class UpdateLifeTest {

    private static final int AMINAS = 1;
    private static final int BAOS = 2;

    @Test
    void whoever_shows_a_finger_of_theirs_changes_what_is_known_of_them_and_nothing_else_changes() {
        Lives lives = Lives.ofAmina();
        String rid = lives.bring(Process.UPDATE, phone(lives.uin(), 2, "0777123456", AMINAS));

        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        assertThat(lives.newest(RegistrationEvent.Authenticated.class).scores()).isNotEmpty();
        IdentityEvent.Updated updated = lives.newest(IdentityEvent.Updated.class);
        assertThat(updated.registrationId()).isEqualTo(rid);
        assertThat(updated.attributes()).containsOnlyKeys("phone");
        assertThat(lives.opened("phone", updated.attributes().get("phone"))).isEqualTo("\"0777123456\"");
        assertThat(lives.newest(IdentityEvent.TemplatesExtracted.class).subject())
                .isEqualTo(updated.subject());
        assertThat(lives.events(IdentityEvent.Issued.class)).hasSize(1);
    }

    @Test
    void a_wrong_update_is_answered_by_a_new_one_and_both_stand_in_the_history() {
        Lives lives = Lives.ofAmina();
        lives.bring(Process.UPDATE, phone(lives.uin(), 2, "0777123456", AMINAS));
        lives.bring(Process.UPDATE, phone(lives.uin(), 3, "0777654321", AMINAS));

        assertThat(lives.events(IdentityEvent.Updated.class)).hasSize(2);
        assertThat(lives.opened(
                        "phone",
                        lives.newest(IdentityEvent.Updated.class).attributes().get("phone")))
                .isEqualTo("\"0777654321\"");
        assertThat(lives.events(RegistrationEvent.AdjudicationAsked.class))
                .as("nobody is taken for a duplicate of themselves")
                .isEmpty();
    }

    @Test
    void an_update_found_wrong_is_taken_back_and_what_changed_since_stays() {
        Lives lives = Lives.ofAmina();
        String wrong = lives.bring(
                Process.UPDATE, phone(lives.uin(), 2, "0777123456", AMINAS).with("email", "wrong@example.org"));
        IdentityEvent.Updated told = lives.newest(IdentityEvent.Updated.class);
        Instant since = Instant.ofEpochMilli(
                lives.events(IdentityEvent.Updated.class).getLast().envelope().recordedMillis());
        lives.bring(Process.RES_UPDATE, Lives.saying(3, Map.of("UIN", lives.uin(), "email", "right@example.org")));

        String target = told.subject() + "@" + wrong;
        MergeLifeTest.decided(lives, "p1", ProposalKind.TAKE_BACK_UPDATE, LegalGround.INACCURATE, target);
        lives.live(Lives.FOREVER);

        assertThat(lives.newest(IdentityEvent.FoundWrong.class))
                .isEqualTo(new IdentityEvent.FoundWrong(
                        told.subject(), wrong, since, Set.of("biometrics", "phone"), "p1"));
        IdentityEvent.Updated restored = lives.newest(IdentityEvent.Updated.class);
        IdentityEvent.Issued issued = lives.newest(IdentityEvent.Issued.class);
        assertThat(restored.attributes())
                .as("under the seal it had, and nothing that another changed since")
                .isEqualTo(Map.of("phone", issued.attributes().get("phone")));
        assertThat(restored.biometrics()).isEqualTo(issued.biometrics());
        assertThat(lives.newest(IdentityEvent.TemplatesExtracted.class).templates())
                .isEqualTo(issued.templates().orElseThrow());

        MergeLifeTest.decided(lives, "p2", ProposalKind.TAKE_BACK_UPDATE, LegalGround.INACCURATE, target);
        lives.live(Lives.FOREVER);
        assertThat(lives.events(IdentityEvent.FoundWrong.class)).hasSize(1);
    }

    @Test
    void another_persons_fingers_or_none_change_nothing() {
        Lives lives = Lives.ofAmina();
        refused(lives, lives.bring(Process.UPDATE, phone(lives.uin(), 2, "0777123456", BAOS)));
        refused(lives, lives.bring(Process.UPDATE, Lives.saying(3, Map.of("UIN", lives.uin(), "phone", "0777123456"))));
        assertThat(lives.events(IdentityEvent.Updated.class)).isEmpty();
    }

    @Test
    void of_whom_nothing_is_enrolled_a_human_decides_and_silence_changes_nothing() {
        Lives lives = new Lives();
        Application infant = Applicants.amina()
                .without(Application.INDIVIDUAL_BIOMETRICS)
                .with("dateOfBirth", "2024/01/01")
                .with("introducerName", java.util.List.of(Map.of("language", "eng", "value", "Bao")));
        lives.bring(Process.CRVS_NEW, infant);
        String rid = lives.bring(Process.UPDATE, phone(lives.uin(), 2, "0777123456", AMINAS));

        RegistrationEvent.AdjudicationAsked asked = lives.newest(RegistrationEvent.AdjudicationAsked.class);
        assertThat(asked.reason()).isEqualTo(AdjudicationReason.NOTHING_TO_AUTHENTICATE_BY);
        assertThat(asked.candidates().getFirst().registrationId()).isEqualTo(infant.rid());
        assertThat(lives.durable.town.newest(rid))
                .as("the adjudicator of the test says: the same")
                .isInstanceOf(RegistrationEvent.Finished.class);
        assertThat(lives.events(IdentityEvent.Updated.class)).hasSize(1);
    }

    private static void refused(Lives lives, String rid) {
        assertThat(lives.durable.town.newest(rid))
                .isInstanceOfSatisfying(RegistrationEvent.Rejected.class, rejected -> assertThat(rejected.ground())
                        .isEqualTo(RejectionGround.INVALID_PACKET));
        assertThat(lives.newest(RegistrationEvent.FoundInvalid.class).faults())
                .containsExactly(new Fault(FaultCode.NOT_THE_PERSON, "individualBiometrics"));
    }

    private static Application phone(String uin, int sequence, String phone, int fingers) {
        return Lives.showing(Lives.saying(sequence, Map.of("UIN", uin, "phone", phone)), fingers);
    }
}
