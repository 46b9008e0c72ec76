package org.regesta.auth.ida;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP IDA's codes and words for every refusal: the one place where they stand. */
final class IdaCodes {

    private static final Map<AuthRefusal, Line> TABLE = table();

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
        Line line = Objects.requireNonNull(TABLE.get(reason.code()));
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

    private static Map<AuthRefusal, Line> table() {
        Map<AuthRefusal, Line> table = new EnumMap<>(AuthRefusal.class);
        requests(table);
        partners(table);
        delegations(table);
        policies(table);
        individuals(table);
        otps(table);
        tokens(table);
        keys(table);
        demographics(table);
        biometrics(table);
        if (table.size() != AuthRefusal.values().length) {
            throw new IllegalStateException("a refusal has no code");
        }
        return table;
    }

    private static void requests(Map<AuthRefusal, Line> table) {
        Line unable = new Line("IDA-MLC-007", "Request could not be processed. Please try again");
        table.put(AuthRefusal.MALFORMED, unable);
        table.put(AuthRefusal.TOO_LARGE, unable);
        table.put(AuthRefusal.UNAVAILABLE, unable);
        table.put(AuthRefusal.MISSING_INPUT, new Line("IDA-MLC-006", "Missing Input Parameter - %s"));
        table.put(AuthRefusal.INVALID_INPUT, new Line("IDA-MLC-009", "Invalid Input Parameter - %s"));
        long seconds = AuthLimit.REQUEST_AGE.within().toSeconds();
        Line stale = new Line(
                "IDA-MLC-001",
                "Request to be received at MOSIP within " + seconds + " seconds",
                "Please send the request within " + seconds + " seconds");
        table.put(AuthRefusal.STALE, stale);
        table.put(AuthRefusal.REPLAYED, stale); // MOSIP knows no replays; the remedy is the same: send a fresh request
        table.put(AuthRefusal.UNREADABLE, new Line("IDA-MPA-003", "Unable to decrypt Request"));
        table.put(AuthRefusal.HMAC_MISMATCH, new Line("IDA-MPA-016", "HMAC Validation failed"));
        table.put(AuthRefusal.HOUSE_KEY_EXPIRED, new Line("IDA-MPA-004", "MOSIP Public key expired"));
        table.put(AuthRefusal.NOT_ENCRYPTABLE, new Line("IDA-MLC-020", "Unable to encrypt data"));
        table.put(
                AuthRefusal.PATH_SHORT,
                new Line(
                        "IDA-MPA-038",
                        "Required Number of Path parameters are missing in URI",
                        "Please try adding all the required path parameters."));
    }

    private static void partners(Map<AuthRefusal, Line> table) {
        table.put(
                AuthRefusal.LICENCE_UNKNOWN,
                new Line("IDA-MPA-007", "License key does not belong to a registered MISP"));
        table.put(AuthRefusal.LICENCE_EXPIRED, new Line("IDA-MPA-008", "License key of MISP has expired"));
        table.put(AuthRefusal.LICENCE_BLOCKED, new Line("IDA-MPA-017", "License key of MISP is blocked"));
        table.put(AuthRefusal.PARTNER_NOT_ACTIVE, new Line("IDA-MPA-012", "Partner is deactivated"));
        Line unknown = new Line("IDA-MPA-009", "Partner is not registered");
        table.put(AuthRefusal.PARTNER_UNKNOWN, unknown);
        table.put(AuthRefusal.API_KEY_UNKNOWN, unknown); // as MOSIP: without a mapping there is no partner
        table.put(
                AuthRefusal.API_KEY_EXPIRED,
                new Line("IDA-MPA-039", "Partner API is expired or using before Commence Start Date."));
        table.put(AuthRefusal.CLIENT_NOT_ACTIVE, new Line("IDA-MPA-027", "OIDC Client is deactivated"));
        table.put(
                AuthRefusal.CERTIFICATE_NOT_REGISTERED,
                new Line("IDA-MPA-020", "Partner (Auth) Certificate not found in DB."));
        table.put(AuthRefusal.SIGNATURE_MISSING, new Line("IDA-MLC-006", "Missing Input Parameter - signature header"));
        table.put(
                AuthRefusal.SIGNATURE_WITHOUT_CERTIFICATE,
                new Line("IDA-MPA-022", "Partner (Auth) Certificate not found in Request signature header."));
        table.put(
                AuthRefusal.CERTIFICATE_FOREIGN,
                new Line("IDA-MPA-021", "Partner (Auth) Certificate not matching with signature header certificate."));
        table.put(
                AuthRefusal.CERTIFICATE_UNTRUSTED, new Line("IDA-MPA-002", "Invalid certificate in digital signature"));
        table.put(
                AuthRefusal.SIGNATURE_WRONG,
                new Line("IDA-MPA-001", "Digital signature verification failed for signature header"));
    }

    private static void delegations(Map<AuthRefusal, Line> table) {
        String remedy = "Please try after updating misp policy";
        table.put(AuthRefusal.DELEGATION_NOT_GRANTED, new Line("IDA-MPA-023", "MISP Partner Policy not availble."));
        table.put(
                AuthRefusal.KYC_AUTHENTICATION_NOT_DELEGATED,
                new Line("IDA-MPA-030", "KYC-AUTH Authentication usage not allowed as per policy", remedy));
        table.put(
                AuthRefusal.KYC_EXCHANGE_NOT_DELEGATED,
                new Line("IDA-MPA-031", "KYC-EXCHANGE not allowed as per policy", remedy));
        table.put(
                AuthRefusal.KEY_BINDING_NOT_DELEGATED,
                new Line("IDA-MPA-032", "KEY-BINDING not allowed as per policy", remedy));
    }

    private static void policies(Map<AuthRefusal, Line> table) {
        String otherTypes = "Please use other Authentication Types in the request";
        table.put(AuthRefusal.POLICY_NOT_MAPPED, new Line("IDA-MPA-014", "Partner is not assigned with any policy"));
        table.put(AuthRefusal.POLICY_NOT_ACTIVE, new Line("IDA-MPA-019", "Partner policy is not active"));
        table.put(
                AuthRefusal.OTP_REQUEST_NOT_ALLOWED,
                new Line("IDA-MPA-005", "OTP Request Usage not allowed as per policy"));
        table.put(
                AuthRefusal.FACTOR_NOT_ALLOWED,
                new Line("IDA-MPA-006", "%s Authentication usage not allowed as per policy", otherTypes));
        table.put(
                AuthRefusal.FACTOR_NOT_THE_CLIENTS,
                new Line(
                        "IDA-MPA-029",
                        "%s Authentication usage not allowed as per client AMR configuration",
                        otherTypes));
        table.put(
                AuthRefusal.FACTOR_MANDATORY,
                new Line("IDA-MPA-015", "%s-authentiation usage is mandatory as per policy"));
        table.put(
                AuthRefusal.FACTOR_NOT_SUPPORTED,
                new Line("IDA-MLC-011", "Unsupported Authentication Type - %s", otherTypes));
        table.put(
                AuthRefusal.KYC_AUTHENTICATION_NOT_ALLOWED,
                new Line("IDA-MPA-025", "Partner is unauthorised for KYC-Auth"));
        table.put(
                AuthRefusal.KYC_EXCHANGE_NOT_ALLOWED,
                new Line("IDA-MPA-026", "Partner is unauthorised for KYC-Exchange"));
        table.put(AuthRefusal.EKYC_NOT_ALLOWED, new Line("IDA-MPA-013", "Partner is unauthorised for eKYC"));
        table.put(AuthRefusal.NO_FACTOR, new Line("IDA-MLC-008", "No authentication type selected"));
        table.put(AuthRefusal.NO_CONSENT, new Line("IDA-MLC-012", "Individual's Consent is not available"));
    }

    private static void individuals(Map<AuthRefusal, Line> table) {
        table.put(AuthRefusal.UIN_INVALID, new Line("IDA-MLC-002", "Invalid UIN", "Please retry with the correct UIN"));
        table.put(AuthRefusal.VID_INVALID, new Line("IDA-MLC-004", "Invalid VID", "Please retry with correct VID"));
        table.put(
                AuthRefusal.ID_TYPE_NOT_OFFERED,
                new Line("IDA-MLC-015", "Identity Type - %s not configured for the country"));
        table.put(AuthRefusal.ID_UNKNOWN, new Line("IDA-MLC-018", "%s not available in database"));
        Line expired = new Line("IDA-MLC-023", "VID is expired/deactivated");
        table.put(AuthRefusal.VID_EXPIRED, expired);
        table.put(AuthRefusal.VID_USED_UP, expired); // as MOSIP: one that is used up is deleted
        table.put(
                AuthRefusal.UIN_NOT_ACTIVE,
                new Line("IDA-MLC-003", "UIN has been deactivated", "Your UIN status is not active"));
        table.put(AuthRefusal.VID_OF_NOT_ACTIVE, new Line("IDA-MLC-010", "VID corresponding to a deactivated UIN"));
        table.put(AuthRefusal.BLOCKED, new Line("IDA-MLC-022", "%s is blocked"));
        table.put(AuthRefusal.FACTOR_LOCKED, new Line("IDA-MLC-019", "%s Auth Type is Locked for the UIN"));
    }

    private static void otps(Map<AuthRefusal, Line> table) {
        table.put(AuthRefusal.CHANNEL_MISSING, new Line("IDA-OTA-008", "OTP Notification Channel not provided"));
        table.put(AuthRefusal.OTP_FLOODED, new Line("IDA-OTA-001", "Innumerous OTP requests received"));
        table.put(AuthRefusal.OTP_NOT_SENT, new Line("IDA-OTA-002", "Could not generate/send OTP. %s"));
        table.put(
                AuthRefusal.OTP_EXPIRED,
                new Line("IDA-OTA-003", "OTP has expired", "Please regenerate OTP and try again after sometime"));
        table.put(AuthRefusal.OTP_WRONG, new Line("IDA-OTA-004", "OTP is invalid", "Please provide correct OTP value"));
        table.put(
                AuthRefusal.OTP_OTHER_TRANSACTION,
                new Line("IDA-OTA-005", "Input transactionID does not match transactionID of OTP Request"));
        table.put(
                AuthRefusal.OTP_OTHER_PARTNER,
                new Line("IDA-OTA-011", "Input Partner-ID does not match Partner-ID of OTP Request"));
        table.put(
                AuthRefusal.OTP_OTHER_ID_TYPE,
                new Line("IDA-OTA-010", "Input Identity Type does not match Identity Type of OTP Request"));
        Line required = new Line(
                "IDA-OTA-012", "OTP validation can't be performed against this Individual-ID. Generate OTP first.");
        table.put(AuthRefusal.OTP_NOT_ASKED, required);
        table.put(AuthRefusal.OTP_SPENT, required); // as MOSIP: a used OTP is none
        String frozen = String.format(
                Locale.ROOT,
                "OTP request/validation has been frozen for the Individual-ID for %d minutes"
                        + " due to consecutive failure attempts for %d times.",
                AuthLimit.OTP_WRONG.within().toMinutes(),
                AuthLimit.OTP_WRONG.most());
        table.put(AuthRefusal.OTP_FROZEN, new Line("IDA-OTA-013", frozen));
    }

    private static void tokens(Map<AuthRefusal, Line> table) {
        table.put(AuthRefusal.KYC_TOKEN_UNKNOWN, new Line("IDA-KYE-001", "KYC Token not found in Store."));
        table.put(AuthRefusal.KYC_TOKEN_EXPIRED, new Line("IDA-KYE-002", "KYC Token Expired."));
        table.put(AuthRefusal.KYC_TOKEN_SPENT, new Line("IDA-KYE-003", "KYC Token already processed."));
        table.put(
                AuthRefusal.KYC_TOKEN_OTHER_PARTNER,
                new Line("IDA-KYE-004", "KYC Token does not belong to the input oidc client id."));
        table.put(
                AuthRefusal.KYC_TOKEN_OTHER_TRANSACTION,
                new Line("IDA-KYE-005", "KYC Auth and KYC Exchange transaction ids are different."));
        table.put(
                AuthRefusal.KYC_TOKEN_OTHER_PERSON,
                new Line("IDA-KYE-007", "KYC Token does not belong to the input UIN/VID."));
    }

    private static void keys(Map<AuthRefusal, Line> table) {
        table.put(
                AuthRefusal.KEY_BINDING_NOT_ALLOWED, new Line("IDA-MPA-033", "Partner is unauthorised for KeyBinding"));
        table.put(AuthRefusal.KEY_UNREADABLE, new Line("IDA-IKB-002", "Error creating Public Key object."));
        table.put(AuthRefusal.KEY_OTHER_PERSON, new Line("IDA-IKB-003", "Publick Key already Binded to another Id."));
        table.put(
                AuthRefusal.KEY_BINDING_NOT_BY_THAT_NUMBER,
                new Line("IDA-IKB-001", "Key Binding not allowed for the Id."));
        table.put(AuthRefusal.KEY_NOT_CERTIFIED, new Line("IDA-IKB-005", "Error creating Certificate object."));
        table.put(
                AuthRefusal.NO_KEY_BOUND,
                new Line(
                        "IDA-MPA-034",
                        "For the input VID/UIN - No Binded key found in DB or binded key is expired.",
                        "Please bind a key for the input VID/UIN before performing KBT Auth."));
        table.put(
                AuthRefusal.KEY_NOT_BOUND,
                new Line("IDA-KBT-001", "Certificate not found for the input x5t#S256: %s and authtype: %s"));
        table.put(
                AuthRefusal.KEY_TOKEN_EXPIRED,
                new Line("IDA-KBT-002", "Signed token issued at (iat) is not in allowed time range."));
        table.put(AuthRefusal.KEY_TOKEN_WRONG, new Line("IDA-KBT-003", "Error verifying key binded token. Error: %s"));
    }

    private static void demographics(Map<AuthRefusal, Line> table) {
        table.put(AuthRefusal.DEMOGRAPHICS_EMPTY, new Line("IDA-MLC-013", "Missing demo auth attribute"));
        table.put(
                AuthRefusal.LANGUAGE_UNKNOWN,
                new Line("IDA-DEA-002", "Unsupported Language Code", "Please provide valid Language"));
        table.put(
                AuthRefusal.DEMOGRAPHIC_MISMATCH,
                new Line("IDA-DEA-001", "Demographic data %s did not match", "Please re-enter your %s"));
        table.put(
                AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE,
                new Line("IDA-DEA-001", "Demographic data %s in %s did not match", "Please re-enter your %s in %s"));
        table.put(
                AuthRefusal.DEMOGRAPHIC_NOT_HELD,
                new Line("IDA-DEA-003", "Demographic data %s not available in database"));
        table.put(
                AuthRefusal.DEMOGRAPHIC_NOT_HELD_IN_LANGUAGE,
                new Line("IDA-DEA-003", "Demographic data %s in %s not available in database"));
    }

    private static void biometrics(Map<AuthRefusal, Line> table) {
        table.put(
                AuthRefusal.BIOMETRIC_MISMATCH,
                new Line("IDA-BIA-001", "Biometric data %s did not match", "Please give your biometrics again"));
        table.put(
                AuthRefusal.BIOMETRIC_NOT_HELD,
                new Line(
                        "IDA-BIA-006",
                        "Biometric data %s not available in database",
                        "Your Biometric data is not available in MOSIP"));
        table.put(AuthRefusal.BIOMETRIC_UNREADABLE, new Line("IDA-BIA-011", "Invalid biometric data"));
        table.put(
                AuthRefusal.MATCHER_FAILED,
                new Line("IDA-BIA-018", "Unable to Process the Request due to a Technical Issue"));
        table.put(
                AuthRefusal.FINGER_TWICE,
                new Line("IDA-BIA-002", "Duplicate fingers in request", "Please try again with distinct fingers"));
        table.put(
                AuthRefusal.FINGERS_TOO_MANY,
                new Line("IDA-BIA-003", "Number of Fingers should not exceed " + AuthLimit.FINGERS.most()));
        table.put(
                AuthRefusal.IRIS_TWICE,
                new Line("IDA-BIA-007", "Duplicate Irises in request", "Please try again with distinct Irises"));
        table.put(AuthRefusal.IRISES_TOO_MANY, new Line("IDA-BIA-008", "Number of Iris should not exceed 2"));
        table.put(AuthRefusal.FACES_TOO_MANY, new Line("IDA-BIA-009", "Number of FACE records should not exceed 1"));
        samples(table);
    }

    private static void samples(Map<AuthRefusal, Line> table) {
        table.put(AuthRefusal.DEVICE_UNKNOWN, new Line("IDA-BIA-004", "Device not registered with MOSIP"));
        table.put(
                AuthRefusal.DEVICE_PROVIDER_UNKNOWN,
                new Line("IDA-BIA-005", "Device provider not registered with MOSIP"));
        table.put(
                AuthRefusal.DEVICE_OF_OTHER_KIND,
                new Line("IDA-DPM-004", "Device Type and Biometric Type do not match"));
        table.put(AuthRefusal.HASH_CHAIN_BROKEN, new Line("IDA-BIA-014", "Hash Validation Failed"));
        table.put(AuthRefusal.SAMPLE_SIGNATURE_WRONG, new Line("IDA-BIA-015", "Signature Validation Failed"));
        long seconds = AuthLimit.SAMPLES_APART.within().toSeconds();
        table.put(
                AuthRefusal.SAMPLES_APART,
                new Line(
                        "IDA-MLC-030",
                        "Biometrics not captured within " + seconds + " seconds of previous biometrics",
                        "Please capture biometrics within " + seconds + " seconds of previous biometric capture"));
        table.put(
                AuthRefusal.DIGITAL_IDS_APART,
                new Line(
                        "IDA-MLC-031",
                        "DigitalId of Biometrics not captured within " + seconds + " seconds of previous biometrics",
                        "Please capture DigitalId of biometrics within " + seconds
                                + " seconds of previous biometric capture"));
        table.put(
                AuthRefusal.SAMPLE_DIFFERS,
                new Line("IDA-MLC-024", "%s of request is not matching with %s of biometrics"));
    }
}
