package org.regesta.saga.registration.stage.validate;

import java.util.List;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.ports.Biometrics;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whoever took a packet down does not sign it off alone where it matters: where somebody is said to have no finger,
 * eye or face to show, since that is how one would get round being known again.
 */
@Component
class TwoOfficers {

    /** When operator and supervisor are two people. */
    enum Rule {
        ALWAYS,
        FOR_EXCEPTIONS,
        NEVER
    }

    private final Biometrics biometrics;
    private final Rule rule;

    TwoOfficers(Biometrics biometrics, @Value("${regesta.registration.two-officers:FOR_EXCEPTIONS}") Rule rule) {
        this.biometrics = biometrics;
        this.rule = rule;
    }

    /** @param signed the officers as far as they are known, each once */
    void run(PacketContent packet, List<String> signed, Faults faults) {
        boolean alone = signed.size() == 1 && faults.list().stream().noneMatch(TwoOfficers::isAboutAnOfficer);
        if (alone && (rule == Rule.ALWAYS || (rule == Rule.FOR_EXCEPTIONS && hasExceptions(packet)))) {
            faults.add(FaultCode.ONE_OFFICER, "supervisorId");
        }
    }

    private static boolean isAboutAnOfficer(Fault fault) {
        return fault.code() == FaultCode.OFFICER;
    }

    /** By what the capture says, and by what the machine says of it. */
    private boolean hasExceptions(PacketContent packet) {
        boolean told = packet.parts().stream()
                .map(part -> part.meta().path("exceptionBiometrics"))
                .anyMatch(exceptions -> exceptions.isContainer()
                        && exceptions.valueStream().anyMatch(each -> !each.isContainer() || !each.isEmpty()));
        return told || packet.biometrics().filter(this::marksExceptions).isPresent();
    }

    private boolean marksExceptions(byte[] cbeff) {
        try {
            return biometrics.readCbeff(cbeff).stream().anyMatch(Biometrics.BiometricRecord::exception);
        } catch (Biometrics.Unreadable namedElsewhere) {
            return false;
        }
    }
}
