package org.regesta.cli.demo;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.people.Enroller;

/** A centre with one machine and one operator, set up over the public endpoints of a server that was just made. */
public final class RegistrationCentre {

    private static final String OPERATOR = "110125";
    private static final String SUPERVISOR = "110126";

    private final Field field;
    private final Enroller desk;

    private RegistrationCentre(Field field, Enroller desk) {
        this.field = field;
        this.desk = desk;
    }

    /** @param server at its first start: its administrator has not signed in yet */
    public static RegistrationCentre open(RegestaServer.Instance server, Clock clock) {
        Api anyone = new Api(server.url(), Optional.empty());
        Office office = new Office(anyone, server.administratorLink().orElseThrow());
        Premises premises = new Premises(office.administrator(), clock);
        String centre = premises.openCentre("Harbour");
        String machine = premises.registerMachine(centre);
        premises.publishSchema();
        office.appointInField(OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER"));
        office.appointInField(SUPERVISOR, "Supervisor", Set.of("REGISTRATION_SUPERVISOR"));
        Field field = new Field(office.registrationClient(clock), clock, Optional.of(premises.seal(centre, machine)));
        return new RegistrationCentre(field, new Enroller(centre, machine, OPERATOR, SUPERVISOR));
    }

    /** Takes people down at this centre's machine. */
    public Enroller desk() {
        return desk;
    }

    /** Signs and encrypts before it is brought in, so that bringing it in need not. */
    public Packet ready(Packet packet) {
        field.sealed(packet);
        return packet;
    }

    /** Announces and uploads. */
    public void bringIn(Packet packet) {
        field.announce(packet);
        field.upload(packet);
    }
}
