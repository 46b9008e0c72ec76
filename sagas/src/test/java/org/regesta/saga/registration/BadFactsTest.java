package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.packet.Application;

/**
 * Bad packets of the stages that read little of a packet: the classifier, of which nobody could say how old they are,
 * who answers for them or which fingers they show; and the number, that cannot be given, changed or set to rest. What
 * they would read is looked at beforehand, so each is refused before any of them is asked.
 */
class BadFactsTest {

    private static final String OWN = Application.INDIVIDUAL_BIOMETRICS;
    private static final String BORN = "dateOfBirth";
    private static final String NOBODYS = "2345678901";

    private final Lives lives = new Lives();
    private final BadLot lot = new BadLot(lives);
    private int sequence = 100;

    @Test
    @BadPackets(stage = "5 classifier", rows = 14)
    void who_could_not_be_classified_never_comes_to_the_classifier(BadRows rows) {
        for (Object born : List.of(
                "",
                "1990",
                "14/03/1990",
                "1990-03-14",
                "2026/02/30",
                "0000/00/00",
                "2026/11/22", // tomorrow
                "1790/01/01",
                "\u0661\u0669\u0669\u0660/\u0660\u0663/\u0661\u0664",
                List.of("1990/03/14"))) {
            bad(good -> good.with(BORN, born), FaultCode.DATE, BORN);
        }
        bad(good -> good.with(BORN, "2020/03/14"), FaultCode.GUARDIAN, "introducerName");
        bad(good -> good.withBiometrics(OWN, "fingers".getBytes(StandardCharsets.UTF_8)), FaultCode.CBEFF, OWN);
        bad(good -> good.withBiometrics(OWN, new byte[0]), FaultCode.CBEFF, OWN);
        bad(good -> good.withBiometrics(OWN, ofAToe()), FaultCode.CBEFF, OWN);
        lot.eachIsRefused(rows);
        assertThat(lives.events(RegistrationEvent.Classified.class)).isEmpty();
        assertThat(lives.events(RegistrationEvent.StageAsked.class))
                .allMatch(asked -> ((RegistrationEvent.StageAsked) asked.payload()).stage() == Stage.VALIDATE);
    }

    @Test
    @BadPackets(stage = "17 number", rows = 14)
    void a_number_that_is_nobodys_or_not_to_be_had_now_is_refused(BadRows rows) {
        lives.bring(Process.NEW, Applicants.amina());
        lives.bring(Process.NEW, Applicants.bao());
        String dead = lives.uin(1);
        lives.bring(Process.CRVS_DEATH, of(dead));
        for (Process process : List.of(
                Process.UPDATE,
                Process.RES_UPDATE,
                Process.RES_REPRINT,
                Process.ACTIVATED,
                Process.DEACTIVATED,
                Process.CRVS_DEATH,
                Process.CRVS_DEATH_REVOKED)) {
            lot.add(process, of(NOBODYS), FaultCode.REFERENCE, "UIN");
        }
        for (Process process : List.of(Process.UPDATE, Process.RES_UPDATE, Process.RES_REPRINT, Process.ACTIVATED)) {
            lot.add(process, of(dead), FaultCode.REFERENCE, "registrationType");
        }
        lot.add(Process.CRVS_DEATH_REVOKED, of(lives.uin(0)), FaultCode.REFERENCE, "registrationType");
        lot.add(Process.DEACTIVATED, of(lives.uin(0)).without("UIN"), FaultCode.REFERENCE, "UIN");
        lot.add(Process.NEW, adult().with("UIN", lives.uin(0)), FaultCode.REFERENCE, "UIN");
        int before = lives.events(IdentityEvent.class).size();
        lot.eachIsRefused(rows);
        assertThat(lives.events(IdentityEvent.class))
                .as("nothing became of any")
                .hasSize(before);
    }

    private void bad(UnaryOperator<Application> how, FaultCode code, String where) {
        lot.add(Process.NEW, how.apply(adult()), code, where);
    }

    private Application of(String uin) {
        return Lives.saying(++sequence, Map.of("UIN", uin));
    }

    private Application adult() {
        sequence++;
        return Applicants.person(sequence, "Person " + (char) ('A' + sequence % 26), "1980/03/14", "MLE", sequence);
    }

    private static byte[] ofAToe() {
        return new String(Applicants.cbeff(1, 90), StandardCharsets.UTF_8)
                .replace(">Finger<", ">Toe<")
                .getBytes(StandardCharsets.UTF_8);
    }
}
