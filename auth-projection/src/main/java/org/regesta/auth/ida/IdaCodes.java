package org.regesta.auth.ida;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP IDA's codes and words for every refusal: the one place where they stand. */
final class IdaCodes {

    private IdaCodes() {}

    /** One entry of {@code errors[]}. */
    record IdaError(
            String errorCode, String errorMessage, @Nullable String actionMessage) {}

    private record Line(
            String code, String message, @Nullable String action) {
        private Line(String code, String message) {
            this(code, message, null);
        }
    }

    static IdaError error(Reason reason) {
        Line line = line(reason.code());
        return new IdaError(
                line.code(),
                filled(line.message(), reason.details()),
                line.action() == null ? null : filled(line.action(), reason.details()));
    }

    /** The same where the answer is not this wire's own. */
    static MosipError plain(Reason reason) {
        IdaError error = error(reason);
        return new MosipError(error.errorCode(), error.errorMessage());
    }

    /** What is wrong with any request, in this wire's terms. */
    static Reason of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> Reason.of(AuthRefusal.MALFORMED);
            case MISSING_REQUEST -> Reason.of(AuthRefusal.MISSING_INPUT, "request");
            case MISSING_FIELD -> Reason.of(AuthRefusal.MISSING_INPUT, field);
            case INVALID_FIELD -> Reason.of(AuthRefusal.INVALID_INPUT, field);
            case TOO_LARGE -> Reason.of(AuthRefusal.TOO_LARGE);
            case UNAVAILABLE -> Reason.of(AuthRefusal.UNAVAILABLE);
        };
    }

    private static String filled(String words, List<String> details) {
        String filled = words;
        for (String detail : details) {
            int at = filled.indexOf("%s");
            if (at < 0) {
                return filled;
            }
            filled = filled.substring(0, at) + detail + filled.substring(at + 2);
        }
        return filled.replace("%s", "");
    }

    private static Line line(AuthRefusal refusal) {
        return switch (refusal) {
            case MALFORMED, TOO_LARGE, UNAVAILABLE ->
                new Line("IDA-MLC-007", "Request could not be processed. Please try again");
            case MISSING_INPUT -> new Line("IDA-MLC-006", "Missing Input Parameter - %s");
            case INVALID_INPUT -> new Line("IDA-MLC-009", "Invalid Input Parameter - %s");
            case STALE, REPLAYED -> stale();
            case LICENCE_UNKNOWN,
                    LICENCE_EXPIRED,
                    PARTNER_UNKNOWN,
                    CERTIFICATE_NOT_REGISTERED,
                    SIGNATURE_MISSING,
                    SIGNATURE_WITHOUT_CERTIFICATE,
                    CERTIFICATE_FOREIGN,
                    CERTIFICATE_UNTRUSTED,
                    SIGNATURE_WRONG,
                    API_KEY_UNKNOWN,
                    API_KEY_EXPIRED,
                    POLICY_NOT_MAPPED,
                    POLICY_NOT_ACTIVE -> partner(refusal);
            case UNREADABLE -> new Line("IDA-MPA-003", "Unable to decrypt Request");
            case HMAC_MISMATCH -> new Line("IDA-MPA-016", "HMAC Validation failed");
            case OTP_REQUEST_NOT_ALLOWED -> new Line("IDA-MPA-005", "OTP Request Usage not allowed as per policy");
            case FACTOR_NOT_ALLOWED ->
                new Line(
                        "IDA-MPA-006",
                        "%s Authentication usage not allowed as per policy",
                        "Please use other Authentication Types in the request");
            case FACTOR_MANDATORY -> new Line("IDA-MPA-015", "%s-authentiation usage is mandatory as per policy");
            case FACTOR_NOT_SUPPORTED ->
                new Line(
                        "IDA-MLC-011",
                        "Unsupported Authentication Type - %s",
                        "Please use other Authentication Types in the request");
            case NO_FACTOR -> new Line("IDA-MLC-008", "No authentication type selected");
            case NO_CONSENT -> new Line("IDA-MLC-012", "Individual's Consent is not available");
            case UIN_INVALID -> new Line("IDA-MLC-002", "Invalid UIN", "Please retry with the correct UIN");
            case VID_INVALID -> new Line("IDA-MLC-004", "Invalid VID", "Please retry with correct VID");
            case ID_TYPE_NOT_OFFERED -> new Line("IDA-MLC-015", "Identity Type - %s not configured for the country");
            case ID_UNKNOWN -> new Line("IDA-MLC-018", "%s not available in database");
            case VID_EXPIRED -> new Line("IDA-MLC-023", "VID is expired/deactivated");
            case CHANNEL_MISSING,
                    OTP_FLOODED,
                    OTP_NOT_SENT,
                    OTP_FROZEN,
                    OTP_NOT_ASKED,
                    OTP_SPENT,
                    OTP_EXPIRED,
                    OTP_OTHER_TRANSACTION,
                    OTP_OTHER_PARTNER,
                    OTP_WRONG -> otp(refusal);
            case DEMOGRAPHICS_EMPTY -> new Line("IDA-MLC-013", "Missing demo auth attribute");
            case LANGUAGE_UNKNOWN ->
                new Line("IDA-DEA-002", "Unsupported Language Code", "Please provide valid Language");
            case DEMOGRAPHIC_MISMATCH ->
                new Line("IDA-DEA-001", "Demographic data %s did not match", "Please re-enter your %s");
            case DEMOGRAPHIC_MISMATCH_IN_LANGUAGE ->
                new Line("IDA-DEA-001", "Demographic data %s in %s did not match", "Please re-enter your %s in %s");
            case DEMOGRAPHIC_NOT_HELD -> new Line("IDA-DEA-003", "Demographic data %s not available in database");
            case DEMOGRAPHIC_NOT_HELD_IN_LANGUAGE ->
                new Line("IDA-DEA-003", "Demographic data %s in %s not available in database");
        };
    }

    private static Line partner(AuthRefusal refusal) {
        return switch (refusal) {
            case LICENCE_UNKNOWN -> new Line("IDA-MPA-007", "License key does not belong to a registered MISP");
            case LICENCE_EXPIRED -> new Line("IDA-MPA-008", "License key of MISP has expired");
            case CERTIFICATE_NOT_REGISTERED -> new Line("IDA-MPA-020", "Partner (Auth) Certificate not found in DB.");
            case SIGNATURE_MISSING -> new Line("IDA-MLC-006", "Missing Input Parameter - signature header");
            case SIGNATURE_WITHOUT_CERTIFICATE ->
                new Line("IDA-MPA-022", "Partner (Auth) Certificate not found in Request signature header.");
            case CERTIFICATE_FOREIGN ->
                new Line("IDA-MPA-021", "Partner (Auth) Certificate not matching with signature header certificate.");
            case CERTIFICATE_UNTRUSTED -> new Line("IDA-MPA-002", "Invalid certificate in digital signature");
            case SIGNATURE_WRONG ->
                new Line("IDA-MPA-001", "Digital signature verification failed for signature header");
            case API_KEY_EXPIRED ->
                new Line("IDA-MPA-039", "Partner API is expired or using before Commence Start Date.");
            case POLICY_NOT_MAPPED -> new Line("IDA-MPA-014", "Partner is not assigned with any policy");
            case POLICY_NOT_ACTIVE -> new Line("IDA-MPA-019", "Partner policy is not active");
            default -> new Line("IDA-MPA-009", "Partner is not registered"); // as MOSIP: an unknown key is no partner
        };
    }

    private static Line otp(AuthRefusal refusal) {
        return switch (refusal) {
            case OTP_FLOODED -> new Line("IDA-OTA-001", "Innumerous OTP requests received");
            case OTP_NOT_SENT -> new Line("IDA-OTA-002", "Could not generate/send OTP. %s");
            case OTP_EXPIRED ->
                new Line("IDA-OTA-003", "OTP has expired", "Please regenerate OTP and try again after sometime");
            case OTP_WRONG -> new Line("IDA-OTA-004", "OTP is invalid", "Please provide correct OTP value");
            case OTP_OTHER_TRANSACTION ->
                new Line("IDA-OTA-005", "Input transactionID does not match transactionID of OTP Request");
            case CHANNEL_MISSING -> new Line("IDA-OTA-008", "OTP Notification Channel not provided");
            case OTP_OTHER_PARTNER ->
                new Line("IDA-OTA-011", "Input Partner-ID does not match Partner-ID of OTP Request");
            case OTP_FROZEN ->
                new Line(
                        "IDA-OTA-013",
                        String.format(
                                Locale.ROOT,
                                "OTP request/validation has been frozen for the Individual-ID for %d minutes due to"
                                        + " consecutive failure attempts for %d times.",
                                AuthLimit.OTP_WRONG.within().toMinutes(),
                                AuthLimit.OTP_WRONG.most()));
            default -> // never asked, or spent: MOSIP knows no used OTP
                new Line(
                        "IDA-OTA-012",
                        "OTP validation can't be performed against this Individual-ID. Generate OTP first.");
        };
    }

    private static Line stale() {
        long seconds = AuthLimit.REQUEST_AGE.within().toSeconds();
        return new Line(
                "IDA-MLC-001",
                "Request to be received at MOSIP within " + seconds + " seconds",
                "Please send the request within " + seconds + " seconds");
    }
}
