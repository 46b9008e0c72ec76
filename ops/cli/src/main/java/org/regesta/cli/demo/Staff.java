package org.regesta.cli.demo;

import java.time.Clock;
import java.util.Set;

/** Who works in the story, each with a token of their own, and where. */
record Staff(String centre, String machine, Api registrationClient, Api officer, Api adjudicator, Api auditor) {

    static final String OPERATOR = "110101";
    static final String SUPERVISOR = "110102";

    static Staff hire(Office office, String centre, String machine, Clock clock) {
        office.appointInField(OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER"));
        office.appointInField(SUPERVISOR, "Supervisor", Set.of("REGISTRATION_SUPERVISOR"));
        return new Staff(
                centre,
                machine,
                office.registrationClient(clock),
                office.appoint("110103", "Head of office", Set.of("REGISTRATION_ADMIN")),
                office.appoint("110104", "Adjudicator", Set.of("ADJUDICATOR")),
                office.appoint("110105", "Auditor", Set.of("AUDITOR")));
    }
}
