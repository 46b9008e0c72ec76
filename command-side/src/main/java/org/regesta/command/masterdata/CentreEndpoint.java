package org.regesta.command.masterdata;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.ports.Caller;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Opening registration centres. */
@RestController
@Tag(name = "Master data")
class CentreEndpoint implements MasterdataWire {

    private final CentreOpening opening;
    private final Caller caller;
    private final Clock clock;

    CentreEndpoint(CentreOpening opening, Caller caller, Clock clock) {
        this.opening = opening;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code RegCenterPostReqDto}; times as {@code HH:mm:ss}. Who is to be asked there is sealed. */
    record Body(
            @Nullable String name,
            @Nullable String addressLine1,
            @Nullable String addressLine2,
            @Nullable String addressLine3,
            @Nullable String langCode,
            @Nullable String contactPerson,
            @Nullable Boolean isActive,
            @Nullable String centerTypeCode,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable String locationCode,
            @Nullable String holidayLocationCode,
            @Nullable String contactPhone,
            @Nullable String workingHours,
            @Nullable String perKioskProcessTime,
            @Nullable String centerStartTime,
            @Nullable String centerEndTime,
            @Nullable String lunchStartTime,
            @Nullable String lunchEndTime,
            @Nullable String timeZone,
            @Nullable String zoneCode,
            @Nullable JsonNode workingNonWorkingDays,
            @Nullable JsonNode exceptionalHolidayPutPostDto,
            @Nullable Integer numberOfKiosks) {
        @Override
        public String toString() {
            return "Body"; // the contact stays out of logs
        }
    }

    /** MOSIP's {@code RegistrationCenterExtnDto}: the number it got, and what was asked for. */
    record Answer(String id, @JsonUnwrapped Body centre, String createdBy, String createdDateTime, boolean isDeleted) {}

    @PostMapping("/v1/masterdata/registrationcenters")
    @Operation(summary = "Open a registration centre; it gets the next number of five digits")
    MosipResponse<Answer> open(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        var by = caller.attribution("centre-opened");
        String id = opening.open(CentreForm.of(body), by);
        Instant now = clock.instant();
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), now, new Answer(id, body, by.actor(), MosipTime.text(now), false));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((CentreRefusal) code);
    }
}
