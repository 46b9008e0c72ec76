package org.regesta.query.officer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.ports.Recorded;
import org.regesta.query.delivery.Fold;

/**
 * An office as the roster has it: nothing of the person in it.
 *
 * @param roles by name, in order
 */
record OfficeCard(String officerId, List<String> roles, boolean inOffice) {

    static final String ROLE = "role";
    /** The key of everybody in office; no role is called so. */
    static final String ANY = "*";

    static final Fold<OfficeCard> FOLD = new Fold<>() {
        @Override
        public OfficeCard after(@Nullable OfficeCard before, Recorded event) {
            return OfficeCard.after(before, (OfficerEvent) event.payload());
        }

        @Override
        public Map<String, List<String>> keys(OfficeCard office) {
            return office.inOffice
                    ? Map.of(
                            ROLE,
                            Stream.concat(Stream.of(ANY), office.roles.stream()).toList())
                    : Map.of();
        }
    };

    private static OfficeCard after(@Nullable OfficeCard before, OfficerEvent event) {
        return switch (event) {
            case OfficerEvent.Appointed e -> new OfficeCard(e.officerId(), names(e.roles()), true);
            case OfficerEvent.RolesChanged e -> new OfficeCard(e.officerId(), names(e.roles()), known(before).inOffice);
            case OfficerEvent.Disabled e -> new OfficeCard(e.officerId(), known(before).roles, false);
            case OfficerEvent.Enabled e -> new OfficeCard(e.officerId(), known(before).roles, true);
            case OfficerEvent.SignInLinkMade e -> known(before);
            case OfficerEvent.SignInLinkUsed e -> known(before);
            case OfficerEvent.TotpEnrolled e -> known(before);
            case OfficerEvent.SignedIn e -> known(before);
            case OfficerEvent.SignInFailed e -> known(before);
            case OfficerEvent.PersonNamed e -> known(before);
        };
    }

    private static OfficeCard known(@Nullable OfficeCard before) {
        return Objects.requireNonNull(before, "an office begins with an appointment");
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toList();
    }
}
