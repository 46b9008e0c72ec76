package org.regesta.auth.partner;

import java.time.Instant;
import java.util.List;

/** The documents of this room. Times are RFC 3339, empty for none; secrets are kept as keyed hashes alone. */
final class PartnerRecords {

    private PartnerRecords() {}

    /** @param certificate PEM, empty while none was uploaded */
    record PartnerRecord(String partnerId, String type, String organisation, String certificate, boolean suspended) {}

    /** @param key keyed hash of the licence */
    record LicenceRecord(String key, String expires, boolean suspended) {}

    record LicencesRecord(String partnerId, List<LicenceRecord> licences) {}

    /** @param key keyed hash of the API key */
    record ApiKeyRecord(String key, String expires, boolean suspended) {}

    /** @param approvedAt registry position of the approval, -1 while there is none */
    record MappingRecord(String partnerId, String policyId, long approvedAt, List<ApiKeyRecord> keys) {}

    /** @param validUntil empty while it is a draft */
    record PolicyRecord(String policyId, String json, String validUntil, boolean suspended) {
        boolean isValid(Instant at) {
            return !validUntil.isEmpty() && !suspended && at.isBefore(Instant.parse(validUntil));
        }
    }

    /**
     * @param policyId under which it is run
     * @param position registry position of its registration
     * @param acrValues how it may have a person authenticated
     * @param claims what it may ask of them
     */
    record ClientRecord(
            String clientId,
            String partnerId,
            String policyId,
            long position,
            boolean active,
            List<String> acrValues,
            List<String> claims) {}

    record AnchorRecord(String thumbprint, String domain, String certificate) {}
}
