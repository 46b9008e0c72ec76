package org.regesta.cli.demo;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.regesta.testkit.packet.MachineSeal;

/** Who works in the story, each with a token of their own, and where. */
record Staff(String centre, String machine, Field field, Api officer, Api adjudicator, Api auditor) {

    static final String OPERATOR = "110101";
    static final String SUPERVISOR = "110102";

    static Staff hire(Office office, String centre, String machine, MachineSeal seal, Clock clock) {
        office.appointInField(OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER"));
        office.appointInField(SUPERVISOR, "Supervisor", Set.of("REGISTRATION_SUPERVISOR"));
        return new Staff(
                centre,
                machine,
                new Field(office.registrationClient(clock), clock, Optional.of(seal)),
                office.appoint("110103", "Head of office", Set.of("REGISTRATION_ADMIN")),
                office.appoint("110104", "Adjudicator", Set.of("ADJUDICATOR")),
                office.appoint("110105", "Auditor", Set.of("AUDITOR")));
    }
}
