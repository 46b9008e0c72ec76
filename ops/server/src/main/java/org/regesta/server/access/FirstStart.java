package org.regesta.server.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.regesta.command.officer.api.Appointments;
import org.regesta.command.officer.api.Appointments.Appointment;
import org.regesta.command.officer.api.Appointments.SignInLink;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/**
 * A house that nobody ever entered: makes its keys and its one administrator. There is no default password: who
 * started it gets a link that signs in once.
 */
@Component
public final class FirstStart {

    static final String ADMINISTRATOR = "administrator";

    /** All that sets up a house; auditing and adjudicating are other people's work. */
    private static final Set<Role> ROLES = Set.of(
            Role.GLOBAL_ADMIN,
            Role.REGISTRATION_ADMIN,
            Role.MASTERDATA_ADMIN,
            Role.PARTNER_ADMIN,
            Role.PARTNERMANAGER,
            Role.POLICYMANAGER,
            Role.KEY_MAKER);

    private final Ledger ledger;
    private final HouseKeys keys;
    private final Appointments appointments;

    FirstStart(Ledger ledger, HouseKeys keys, Appointments appointments) {
        this.ledger = ledger;
        this.keys = keys;
        this.appointments = appointments;
    }

    /**
     * Called once at every start, when commands are handled.
     *
     * @param newLink whether the operator asks for another link: the administrator lost the authenticator app
     * @return the link to be shown to the operator, now or never; none on a later start that does not ask
     */
    public Optional<SignInLink> begin(boolean newLink) {
        keys.pair("IDA", "PARTNER");
        keys.pair("IDA", "SIGN");
        keys.pair("REGESTA", "TOKEN");
        Optional<OfficerState> administrator = Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + ADMINISTRATOR));
        if (administrator.isEmpty()) {
            return Optional.of(appointments.appoint(
                    new Appointment(ADMINISTRATOR, ROLES, Optional.empty(), Map.of()), operator("first-start")));
        }
        boolean neverLinked = administrator
                .filter(office -> office.liveLink().isEmpty() && office.totpId().isEmpty() && !office.mayEnrol())
                .isPresent(); // a crash came between the appointment and its link
        return newLink || neverLinked
                ? Optional.of(appointments.link(ADMINISTRATOR, operator("new-administrator-link")))
                : Optional.empty();
    }

    /**
     * Another administrator, appointed by whoever sits at the console as the first was: four eyes need two officers of
     * whom neither appointed the other.
     *
     * @return the link that signs in once, or a new one for who was so appointed before
     */
    public SignInLink further(String officerId) {
        boolean known = !ledger.stream(Book.REGISTRY, "officer:" + officerId).isEmpty();
        return known
                ? appointments.link(officerId, operator("new-administrator-link"))
                : appointments.appoint(
                        new Appointment(officerId, ROLES, Optional.empty(), Map.of()),
                        operator("further-administrator"));
    }

    private static Attribution operator(String reason) {
        return new Attribution(
                "first-start",
                "RULE",
                new Authority.Rule("first-start", "1", "operator-of-this-installation"),
                Map.of(
                        Meta.REASON,
                        reason,
                        Meta.CHANNEL,
                        "console",
                        Meta.CORRELATION,
                        UUID.randomUUID().toString()));
    }
}
