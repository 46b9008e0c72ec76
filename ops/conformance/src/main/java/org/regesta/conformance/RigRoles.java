package org.regesta.conformance;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.officer.Role;

/** The one table from the roles that cases name to the roles of MOSIP's list that such a client has. */
final class RigRoles {

    private static final Set<String> REGISTRATION =
            Set.of("REGISTRATION_ADMIN", "REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR", "REGISTRATION_PROCESSOR");
    private static final Set<String> PARTNERS = Set.of("PARTNER_ADMIN", "PARTNERMANAGER", "POLICYMANAGER");
    private static final Set<String> ADMINISTRATION = Set.of(
            "GLOBAL_ADMIN", "ZONAL_ADMIN", "CENTRAL_ADMIN", "MASTERDATA_ADMIN", "REGISTRATION_ADMIN", "KEY_MAKER");

    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            entry("testrig", Set.of("ID_REPOSITORY", "REGISTRATION_PROCESSOR", "METADATA_READ")),
            entry("idrepo", Set.of("ID_REPOSITORY", "REGISTRATION_PROCESSOR", "METADATA_READ")),
            entry("resident", Set.of("RESIDENT")),
            entry("residentnew", Set.of("RESIDENT")),
            entry("hotlist", Set.of("HOTLIST_ADMIN")),
            entry("partner", PARTNERS),
            entry("partnernew", PARTNERS),
            entry("esignetpartner", PARTNERS),
            entry("policytest", PARTNERS),
            entry("ida", Set.of("ID_AUTHENTICATION")),
            entry("admin", ADMINISTRATION),
            entry("globaladmin", ADMINISTRATION),
            entry("zonalapprover", ADMINISTRATION),
            entry("zonemap", ADMINISTRATION),
            entry("keymanager", Set.of("KEY_MAKER")),
            entry("regproc", Set.of("REGISTRATION_PROCESSOR")),
            entry("regadmin", REGISTRATION),
            entry("registrationofficer", REGISTRATION),
            entry("prereg", Set.of("PRE_REGISTRATION_ADMIN")),
            entry("batch", Set.of("PRE_REGISTRATION_ADMIN")),
            entry("individual", Set.of("INDIVIDUAL")),
            entry("credential", Set.of("CREDENTIAL_REQUEST", "CREDENTIAL_ISSUANCE")),
            // what other modules' suites call the same
            entry("regprocessor", Set.of("REGISTRATION_PROCESSOR")),
            entry("registrationprocessor", Set.of("REGISTRATION_PROCESSOR")),
            entry("packetmanager", Set.of("REGISTRATION_PROCESSOR", "METADATA_READ")),
            entry("regclient", REGISTRATION),
            entry("registrationclient", REGISTRATION),
            entry("registrationsupervisor", REGISTRATION),
            entry("operator", REGISTRATION),
            entry("supervisor", REGISTRATION),
            entry("masterdata", Set.of("MASTERDATA_ADMIN", "METADATA_READ")),
            entry("masterdataadmin", Set.of("MASTERDATA_ADMIN", "METADATA_READ")),
            entry("zonaladmin", ADMINISTRATION),
            entry("centraladmin", ADMINISTRATION),
            entry("residentnewvid", Set.of("RESIDENT")),
            entry("residentnewkc", Set.of("RESIDENT")),
            entry("partnernewkyc", PARTNERS),
            entry("partneradmin", PARTNERS),
            entry("partnermanager", PARTNERS),
            entry("pmanager", PARTNERS),
            entry("pms", PARTNERS),
            entry("policymanager", PARTNERS),
            entry("policy", PARTNERS),
            entry("misp", PARTNERS),
            entry("authpartner", Set.of("AUTH_PARTNER")),
            entry("deviceprovider", Set.of("DEVICE_PROVIDER")),
            entry("ftmprovider", Set.of("FTM_PROVIDER")),
            entry("preregistration", Set.of("PRE_REGISTRATION_ADMIN")),
            entry("internal", Set.of("ID_AUTHENTICATION")),
            entry("digitalcard", Set.of("CREDENTIAL_REQUEST", "CREDENTIAL_ISSUANCE")),
            entry("print", Set.of("CREDENTIAL_REQUEST", "CREDENTIAL_ISSUANCE")),
            entry("datashare", Set.of("CREDENTIAL_REQUEST", "CREDENTIAL_ISSUANCE")),
            entry("auditmanager", Set.of("AUDITOR")));

    private RigRoles() {}

    /** @return none for a role that neither the table lists nor is one of MOSIP's own */
    static Optional<Set<String>> of(String rigRole) {
        String plain = rigRole.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TABLE.get(plain)).or(() -> own(rigRole));
    }

    private static Optional<Set<String>> own(String role) {
        return Arrays.stream(Role.values())
                .map(Role::name)
                .filter(role::equalsIgnoreCase)
                .findFirst()
                .map(Set::of);
    }
}
