package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;

/** Who takes packets down signs them off by a finger of theirs. */
class OfficerLifeTest {

    private static final int AMINAS = 1;
    private static final int BAOS = 2;

    @Test
    void a_packet_is_good_by_the_officers_own_finger_and_by_nobody_elses() {
        Lives lives = Lives.ofAmina();
        IdentityEvent.Issued issued = lives.newest(IdentityEvent.Issued.class);
        named(lives, "op1", issued.subject(), Applicants.MADE.minusSeconds(60));

        String by = lives.bring(Process.NEW, signed(2, Application.OFFICER_BIOMETRICS, AMINAS));
        assertThat(lives.durable.town.newest(by)).isInstanceOf(RegistrationEvent.Finished.class);

        refused(lives, signed(3, Application.OFFICER_BIOMETRICS, BAOS), "officerId");
        // who that is, nobody had said, and then it was said of a later time
        refused(lives, signed(4, Application.SUPERVISOR_BIOMETRICS, AMINAS), "supervisorId");
        named(lives, "su1", issued.subject(), Applicants.MADE.plusSeconds(60));
        refused(lives, signed(5, Application.SUPERVISOR_BIOMETRICS, AMINAS), "supervisorId");
    }

    private static Application signed(int sequence, String field, int fingers) {
        byte[] shown = Lives.showing(Applicants.amina(), fingers).biometrics().get(Application.INDIVIDUAL_BIOMETRICS);
        return Applicants.person(sequence, "Somebody " + sequence, "1980/02/0" + sequence, "MLE", 20 + sequence)
                .withBiometrics(field, shown);
    }

    private static void refused(Lives lives, Application application, String where) {
        String rid = lives.bring(Process.NEW, application);
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Rejected.class);
        assertThat(lives.newest(RegistrationEvent.FoundInvalid.class).faults())
                .containsExactly(new Fault(FaultCode.OFFICER_PROOF, where));
    }

    private static void named(Lives lives, String officer, String subject, Instant since) {
        lives.durable.town.ledger.append(
                "officer:" + officer,
                new OfficerEvent.PersonNamed(officer, subject),
                InMemoryLedger.SOMEONE.with(Meta.OCCURRED, since.toString()));
    }
}
