package org.regesta.command.partner;

import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MappingRefusal;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's partner manager says them. */
final class PartnerCodes {

    /** MOSIP answers with the id that the request had; ours is always this one. */
    static final String ENVELOPE_ID = "mosip.partnermanagement";

    private PartnerCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED ->
                new MosipError("PMS_COR_002", "Invalid Input Parameter - not JSON of the shape described");
            case MISSING_REQUEST -> new MosipError("PMS_COR_001", "Missing Input Parameter - request");
            case MISSING_FIELD -> new MosipError("PMS_COR_001", "Missing Input Parameter - " + field);
            case INVALID_FIELD -> new MosipError("PMS_COR_002", "Invalid Input Parameter - " + field);
            case TOO_LARGE -> new MosipError("PMS_COR_002", "Invalid Input Parameter - " + field + " is too large");
            case UNAVAILABLE ->
                new MosipError("PMS_COR_003", "Could not process the request: try again later with the same request");
        };
    }

    static MosipError of(PartnerRefusal code) {
        return switch (code) {
            case ID_TAKEN -> new MosipError("PMS_PRT_051", "A Partner is already registered with the same Id");
            case ID_HAS_SPACES -> new MosipError("PMS_PRT_066", "PartnerId should not have any spaces");
            case ID_TOO_LONG -> new MosipError("PMS_PRT_052", "PartnerId max length should be 36");
            case TYPE_UNKNOWN -> new MosipError("PMS_PRT_010", "Partner Type does not exist");
            case GROUP_MISSING -> new MosipError("PMS_PRT_108", "Policy group is Mandatory for this partner type");
            case GROUP_UNKNOWN -> new MosipError("PMS_PRT_002", "Policy group does not exist");
            case EMAIL -> new MosipError("PMS_PRT_012", "Invalid emailId.");
            case PHONE -> new MosipError("PMS_PRT_013", "Invalid mobile number. Length should be at most 16.");
            case UNKNOWN -> new MosipError("PMS_PRT_005", "Partner does not exist");
            case IN_PROGRESS ->
                new MosipError( // MOSIP's two services gave this number twice
                        "PMS_PRT_108", "Certficate is not uploaded for the given partner.Cannot activate the same.");
            case STATUS -> new MosipError("PMS_PM_058", "Status should be either Active or De-Active");
        };
    }

    static MosipError of(CertificateRefusal code) {
        return switch (code) {
            case UNREADABLE -> new MosipError("KER-PCM-001", "Invalid Certificate uploaded.");
            case ALREADY_THERE -> new MosipError("KER-PCM-003", "Certificate already exists in store.");
            case EXPIRED -> new MosipError("KER-PCM-004", "Certificate Dates are not valid.");
            case NOT_YET_VALID -> new MosipError("KER-PMS-020", "Future Dated Certificate not allowed to upload.");
            case ROOT_UNKNOWN -> new MosipError("KER-PCM-005", "Root CA Certificate not found.");
            case CHAIN -> new MosipError("KER-PCM-006", "Root CA/Intermediate CA Certificates not found.");
            case VERSION -> new MosipError("KER-PCM-007", "Certificate version not supported: it must be 3.");
            case ORGANISATION -> new MosipError("KER-PCM-008", "Partner Organization Name not Matched.");
            case DOMAIN -> new MosipError("KER-PCM-011", "Invalid Partner Domain: AUTH, DEVICE, FTM or MISP.");
            case KEY_SIZE -> new MosipError("KER-PCM-013", "Certificate Key Size is less than allowed size.");
            case SIGNATURE_ALGORITHM ->
                new MosipError("KER-PCM-014", "Certificate Signature algorithm not supported: SHA-256 or better.");
            case SELF_SIGNED -> new MosipError("KER-PCM-015", "Self Signed Certificate not allowed as partner.");
            case PARTNER_UNKNOWN -> new MosipError("PMS_PRT_005", "Partner does not exist");
        };
    }

    static MosipError of(MappingRefusal code) {
        return switch (code) {
            case PARTNER_UNKNOWN -> new MosipError("PMS_PRT_005", "Partner does not exist");
            case PARTNER_NOT_ACTIVE ->
                new MosipError("PMS_PMP_016", "Partner is not active: it has uploaded no certificate.");
            case PARTNER_WITHOUT_GROUP -> new MosipError("PMS_PRT_047", "Partner is not mapped to policy group");
            case POLICY_UNKNOWN ->
                new MosipError("PMS_PRT_098", "Given policy doesn't exists under partner's policy group.");
            case POLICY_NOT_PUBLISHED -> new MosipError("PMS_PMP_019", "Policy is not active.");
            case POLICY_EXPIRED -> new MosipError("PMS_PMP_018", "Policy expired.");
            case IN_PROGRESS ->
                new MosipError("PMS_PRT_053", "This policy is already pending for approval against your partner ID.");
            case ALREADY_APPROVED ->
                new MosipError("PMS_PRT_060", "This policy has already been approved against your partner ID.");
            case DECIDED_APPROVED -> new MosipError("PMS_PM_034", "Policy request already approved.");
            case DECIDED_REFUSED -> new MosipError("PMS_PM_035", "Policy request already rejected.");
            case UNKNOWN -> new MosipError("PMS_PMP_007", "Partner api key request does not exist");
            case STATUS -> new MosipError("PMS_PM_045", "Status should be either Approved or Rejected");
        };
    }

    static MosipError of(ApiKeyRefusal code) {
        return switch (code) {
            case PARTNER_UNKNOWN -> new MosipError("PMS_PMP_005", "Partner ID does not exist");
            case PARTNER_NOT_ACTIVE ->
                new MosipError("PMS_PMP_016", "Partner is not active: it has uploaded no certificate.");
            case POLICY_UNKNOWN -> new MosipError("PMS_PMP_014", "Policy does not exist");
            case NOT_MAPPED -> new MosipError("PMS_PRT_109", "Given policy is not mapped to partner");
            case LABEL_UNKNOWN -> new MosipError("PMS_PRT_111", "API key not exists for the given combination");
            case STATUS -> new MosipError("PMS_PM_058", "Status should be either Active or De-Active");
            case LABEL_TAKEN -> new MosipError("PMS_PRT_110", "Given label already exists. Provide unique label.");
        };
    }

    static MosipError of(LicenceRefusal code) {
        return switch (code) {
            case PARTNER_UNKNOWN -> new MosipError("PMS_MSP_005", "MISP Partner does not exist");
            case NOT_A_MISP ->
                new MosipError("PMS_MSP_009", "Given provider is not valid: its type is not MISP_Partner");
            case PARTNER_NOT_ACTIVE ->
                new MosipError("PMS_MSP_405", "MISP partner is not active: it has uploaded no certificate.");
            case LICENCE_UNKNOWN ->
                new MosipError("PMS_MSP_408", "MISP Partner and License key combintaion not exists.");
            case STATUS -> new MosipError("PMS_MSP_418", "mispLicenseKeyStatus either Active or De-active.");
            case ALREADY_GRANTED -> new MosipError("PMS_MSP_416", "License key exists for the given provider.");
        };
    }
}
