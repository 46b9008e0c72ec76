package org.regesta.command.policy;

import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's policy manager says them. */
final class PolicyCodes {

    /** MOSIP answers with the id that the request had; ours is always this one. */
    static final String ENVELOPE_ID = "mosip.policymanagement";

    private PolicyCodes() {}

    static MosipError of(BadRequest why, String field) {
        boolean inDocument = field.startsWith(PolicyDocument.FIELD);
        return switch (why) {
            case MALFORMED ->
                new MosipError("PMS_COR_002", "Invalid Input Parameter - not JSON of the shape described");
            case MISSING_REQUEST -> new MosipError("PMS_COR_001", "Missing Input Parameter - request");
            case MISSING_FIELD ->
                inDocument
                        ? new MosipError("PMS_PV_006", "Missing input parameter - " + field + " in policy data")
                        : new MosipError("PMS_COR_001", "Missing Input Parameter - " + field);
            case INVALID_FIELD ->
                inDocument
                        ? new MosipError("PMS_PV_005", "Invalid input parameter - " + field + " in policy data")
                        : new MosipError("PMS_COR_002", "Invalid Input Parameter - " + field);
            case TOO_LARGE -> new MosipError("PMS_COR_002", "Invalid Input Parameter - " + field + " is too large");
            case UNAVAILABLE ->
                new MosipError("PMS_COR_003", "Could not process the request: try again later with the same request");
        };
    }

    static MosipError of(PolicyRefusal code) {
        return switch (code) {
            case GROUP_NAME_TAKEN -> new MosipError("PMS_POL_014", "Policy group exists with this name");
            case GROUP_NAME_UNKNOWN -> new MosipError("PMS_POL_019", "Policy group name does not exist");
            case GROUP_UNKNOWN -> new MosipError("PMS_POL_016", "Policy Group ID does not exist");
            case NAME_TAKEN -> new MosipError("PMS_POL_009", "Policy exists with this name or id");
            case TYPE_NOT_ALLOWED ->
                new MosipError("PMS_POL_023", "Given policy type is not allowed: Auth, DataShare or MISP");
            case AUTH_TYPE_UNSUPPORTED ->
                new MosipError("PMS_POL_006", "Unsupported Authentication Type in the Policy File");
            case AUTH_TOKEN_TYPE_NOT_ALLOWED ->
                new MosipError("PMS_POL_022", "Given auth token type is not allowed: random, partner or policy");
            case UNKNOWN -> new MosipError("PMS_POL_008", "Policy ID does not exist");
            case NOT_IN_GROUP -> new MosipError("PMS_POL_015", "Policy group and policy not mapped.");
            case NO_DRAFT -> new MosipError("PMS_POL_055", "Published policy cannot be updated.");
            case NOT_PUBLISHED -> new MosipError("PMS_POL_054", "Cannot activate unpublished policy.");
            case STATUS -> new MosipError("PMS_POL_045", "Policy Status either Active or De-active.");
            case ALREADY_PUBLISHED -> new MosipError("PMS_POL_020", "Can not publish the published policy");
        };
    }
}
