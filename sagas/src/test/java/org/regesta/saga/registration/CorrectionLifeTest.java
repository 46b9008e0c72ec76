package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.credential.CredentialGround;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.CorrectionRefused;
import org.regesta.events.registration.RegistrationEvent.InformationAsked;
import org.regesta.events.registration.RejectionGround;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.PacketTool;

/** Images too poor to know anybody again by, and what becomes of them; a card that is wanted again. */
class CorrectionLifeTest {

    private static final int POOR = 12;
    private static final int GOOD = 90;

    @Test
    void a_registration_with_poor_fingers_is_paused_and_goes_on_with_better_ones() {
        Lives lives = new Lives();
        String rid = lives.bring(Process.NEW, poor());
        InformationAsked asked = (InformationAsked) lives.durable.town.newest(rid);
        assertThat(asked.requestId()).isEqualTo(rid + "-BIOMETRIC_CORRECTION-1");
        assertThat(Whereabouts.of(lives.durable.town.ledger, rid).orElseThrow().waitsFor())
                .isEqualTo(Wait.INFORMATION);
        assertThat(lives.events(RegistrationEvent.EnrolledInGallery.class)).isEmpty();

        correct(lives, asked, correction(rid, GOOD));

        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        RegistrationEvent.Corrected corrected = lives.newest(RegistrationEvent.Corrected.class);
        assertThat(lives.newest(IdentityEvent.Issued.class).biometrics()).contains(corrected.biometrics());
        assertThat(corrected.biometrics().keyRef()).isEqualTo("registration:" + rid);
    }

    @Test
    void still_too_poor_it_is_asked_again_and_after_the_third_time_it_ends() {
        Lives lives = new Lives();
        String rid = lives.bring(Process.NEW, poor());
        for (int i = 1; i <= 3; i++) {
            InformationAsked asked = (InformationAsked) lives.durable.town.newest(rid);
            assertThat(asked.iteration()).isEqualTo(i);
            correct(lives, asked, correction(rid, POOR));
        }
        assertThat(lives.durable.town.newest(rid))
                .isInstanceOfSatisfying(RegistrationEvent.Rejected.class, no -> assertThat(no.ground())
                        .isEqualTo(RejectionGround.INFORMATION_MISSING));
    }

    @Test
    void nobody_gets_rid_of_a_finger_or_brings_anything_else_by_a_correction() {
        Lives lives = new Lives();
        String rid = lives.bring(Process.NEW, poor());
        Application none = Lives.saying(1, Map.of()).withRid(rid);
        correct(lives, (InformationAsked) lives.durable.town.newest(rid), none);
        assertThat(lives.newest(CorrectionRefused.class).faults())
                .containsExactly(new Fault(FaultCode.FILE_MISSING, "individualBiometrics"));
        correct(
                lives,
                (InformationAsked) lives.durable.town.newest(rid),
                correction(rid, GOOD).with("UIN", "2345678901"));
        assertThat(lives.newest(CorrectionRefused.class).faults()).contains(new Fault(FaultCode.REFERENCE, "UIN"));
        correct(
                lives,
                (InformationAsked) lives.durable.town.newest(rid),
                correction(rid, GOOD).withOfficers("nobody", "su1"));
        assertThat(lives.newest(CorrectionRefused.class).faults()).contains(new Fault(FaultCode.OFFICER, "officerId"));
        assertThat(lives.events(IdentityEvent.Issued.class)).isEmpty();
    }

    @Test
    void who_wants_the_card_again_gets_it_asked_for_once_and_nothing_of_them_changes() {
        Lives lives = Lives.ofAmina();
        lives.bring(Process.RES_REPRINT, Lives.saying(2, Map.of("UIN", lives.uin())));
        List<CredentialGround> asked = lives.events(CredentialEvent.Requested.class).stream()
                .map(event -> ((CredentialEvent.Requested) event.payload()).ground())
                .toList();
        assertThat(asked).containsExactly(CredentialGround.ISSUED, CredentialGround.REPRINT);
        assertThat(lives.events(IdentityEvent.Updated.class)).isEmpty();
        assertThat(lives.events(RegistrationEvent.Finished.class)).hasSize(2);
    }

    @Test
    void a_card_of_nobody_is_not_printed() {
        Lives lives = Lives.ofAmina();
        String rid = lives.bring(Process.RES_REPRINT, Lives.saying(2, Map.of("UIN", "2345678901")));
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Rejected.class);
        assertThat(lives.events(CredentialEvent.Requested.class)).hasSize(1);
    }

    private static void correct(Lives lives, InformationAsked asked, Application application) {
        lives.durable.town.bringInformation(pack(application), asked.requestId());
        lives.live(Lives.FOREVER);
    }

    private static org.regesta.testkit.packet.Packet pack(Application application) {
        return new PacketTool(FieldCategories.usual(), Process.BIOMETRIC_CORRECTION.name()).pack(application);
    }

    static Application poor() {
        return Applicants.amina().withBiometrics(Application.INDIVIDUAL_BIOMETRICS, Applicants.cbeff(1, POOR));
    }

    private static Application correction(String rid, int quality) {
        return Lives.saying(1, Map.of())
                .withRid(rid)
                .withBiometrics(Application.INDIVIDUAL_BIOMETRICS, Applicants.cbeff(1, quality));
    }
}
