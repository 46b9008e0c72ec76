package org.regesta.conformance;

import java.util.regex.Pattern;

/** MOSIP's codes for who is there, but locked, blocked, deactivated, revoked, used up or expired. */
final class GoneCodes {

    private static final Pattern CODES =
            Pattern.compile("IDA-MLC-0(03|05|10|18|19|22|23)|IDA-MPA-0(12|17)|IDR-VID-00[14]");

    private GoneCodes() {}

    /** Whether an expectation names one of them. */
    static boolean in(String expectation) {
        return CODES.matcher(expectation).find();
    }
}
