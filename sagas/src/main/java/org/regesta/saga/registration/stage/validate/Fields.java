package org.regesta.saga.registration.stage.validate;

import java.util.Set;

/** What the fields of the identity schema mean to the process; MOSIP's identity mapping has the same names. */
final class Fields {

    static final String SCHEMA_VERSION = "IDSchemaVersion";
    static final String DATE_OF_BIRTH = "dateOfBirth";
    static final String INDIVIDUAL_BIOMETRICS = "individualBiometrics";
    static final String UIN = "UIN";
    /** Any of these says who answers for a child. */
    static final Set<String> GUARDIANS = Set.of("introducerName", "introducerRID", "introducerUIN");

    private Fields() {}

    /** Whether a field holds the guardian's data, not the applicant's. */
    static boolean isGuardians(String field) {
        return field.startsWith("introducer");
    }
}
