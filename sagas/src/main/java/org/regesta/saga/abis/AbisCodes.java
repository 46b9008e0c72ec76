package org.regesta.saga.abis;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** MOSIP's ABIS API 0.9: ids of its operations, names of modalities, return values and reasons. */
final class AbisCodes {

    static final String SUCCESS = "1";
    static final String FAILURE = "2";

    /** What MOSIP's data share says, with HTTP 200, of a share that ended. */
    static final String SHARE_ENDED = "DAT-SER-006";

    /** ISO's record formats, by CBEFF's type. */
    private static final Map<String, String> MODALITIES = Map.of("Finger", "FIR", "Iris", "IIR", "Face", "FID");

    private AbisCodes() {}

    enum Operation {
        INSERT("mosip.abis.insert"),
        IDENTIFY("mosip.abis.identify"),
        DELETE("mosip.abis.delete"),
        PING("mosip.abis.ping"),
        PENDING_JOBS("mosip.abis.pendingJobs"),
        REFERENCE_COUNT("mosip.abis.referenceCount");

        private final String id;

        Operation(String id) {
            this.id = id;
        }

        static Optional<Operation> of(String id) {
            return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
        }
    }

    static String modality(String type) {
        return MODALITIES.getOrDefault(type, type);
    }

    static String reason(AbisFailure failure) {
        return switch (failure) {
            case INTERNAL -> "1";
            case BIOMETRICS_UNREADABLE -> "3";
            case INVALID_STRUCTURE -> "4";
            case MISSING_REFERENCE_ID -> "5";
            case MISSING_REQUEST_ID -> "6";
            case UNFETCHED -> "7";
            case MISSING_REFERENCE_URL -> "8";
            case MISSING_REQUEST_TIME -> "9";
            case REFERENCE_STANDS -> "10";
            case NOTHING_IN_IT -> "11";
            case REFERENCE_UNKNOWN -> "12";
            case INVALID_VERSION -> "13";
            case INVALID_ID -> "14";
            case INVALID_REQUEST_TIME -> "15";
            case INVALID_CBEFF -> "16";
            case SHARE_EXPIRED -> "17";
        };
    }
}
