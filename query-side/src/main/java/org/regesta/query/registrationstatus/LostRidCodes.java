package org.regesta.query.registrationstatus;

import org.regesta.query.registrationstatus.api.LostRidRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's errors for {@code lostridsearch}: the one table. */
final class LostRidCodes {

    private LostRidCodes() {}

    static MosipError error(LostRidRefusal refusal) {
        return switch (refusal) {
            case TOO_VAGUE ->
                new MosipError(
                        "RPR-RGS-032",
                        "Narrow down your search - by registrationDate and two of name, phone, email, centerId");
            case TOO_MANY_FOUND ->
                new MosipError("RPR-RGS-032", "Narrow down your search - more than " + LostRidDesk.MOST_FOUND + " fit");
            case TOO_MANY_DAYS ->
                new MosipError(
                        "RPR-RGS-034",
                        "Searching between date should be less than " + LostRidSearch.MOST_DAYS + " days");
            case ASKED_TOO_OFTEN ->
                new MosipError(
                        "RPR-RGS-018",
                        "Not answered today - " + LostRidDesk.MOST_A_DAY
                                + " searches a day are answered to one officer");
        };
    }

    static MosipError error(BadRequest why, String field) {
        return why == BadRequest.TOO_LARGE
                ? new MosipError("RPR-RGS-033", "Too many at once: " + field)
                : StatusSearchCodes.error(why, field);
    }
}
