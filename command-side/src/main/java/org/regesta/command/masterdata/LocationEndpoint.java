package org.regesta.command.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.MasterListRefusal;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.command.masterdata.api.Since;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's locations: the tree of places that addresses are held against. */
@RestController
@Tag(name = "Master data")
class LocationEndpoint implements MasterdataWire {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final int DEEPEST = 15;

    private final Places places;
    private final MasterLists lists;
    private final Caller caller;
    private final Clock clock;

    LocationEndpoint(Places places, MasterLists lists, Caller caller, Clock clock) {
        this.places = places;
        this.lists = lists;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code LocationCreateDto}. */
    record Body(
            @Nullable String code,
            @Nullable String name,
            @Nullable Integer hierarchyLevel,
            @Nullable String hierarchyName,
            @Nullable String parentLocCode,
            @Nullable String langCode,
            @Nullable Boolean isActive) {}

    record Answer(String code, String langCode) {}

    record Place(String code, String name, String parentLocCode, String langCode, boolean isActive) {}

    record Children(List<Place> locations) {}

    @PostMapping("/v1/masterdata/locations")
    @Operation(
            summary = "Name a place in a language, and the level that it is of",
            description = "since: RFC 3339, since when it counts, if that was earlier than now")
    MosipResponse<Answer> name(
            @RequestBody MosipRequest<Body> request, @RequestParam(required = false) @Nullable String since) {
        Places.Place place = place(request.required());
        places.name(place, by("place-named", since));
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), clock.instant(), new Answer(place.code(), place.language()));
    }

    private static Places.Place place(Body body) {
        int level = Fields.present("hierarchyLevel", body.hierarchyLevel());
        if (level < 0 || level > DEEPEST) {
            throw new Refusal(MasterListRefusal.LEVEL);
        }
        String parent = body.parentLocCode();
        return new Places.Place(
                Fields.matching("code", body.code(), CODE),
                parent == null || parent.isEmpty() ? "" : Fields.matching("parentLocCode", parent, CODE),
                level,
                Fields.text("hierarchyName", body.hierarchyName(), DynamicFieldEndpoint.NAME),
                Fields.matching("langCode", body.langCode(), DynamicFieldEndpoint.LANGUAGE),
                Fields.text("name", body.name(), DynamicFieldEndpoint.NAME));
    }

    @DeleteMapping("/v1/masterdata/locations/{locationcode}")
    @Operation(
            summary = "Withdraw a place and all that lies in it; packets made before stay good",
            description = "since: RFC 3339, since when it counts no more, if that was earlier than now")
    MosipResponse<Answer> withdraw(
            @PathVariable("locationcode") String code, @RequestParam(required = false) @Nullable String since) {
        places.withdraw(Fields.matching("locationcode", code, CODE), by("place-withdrawn", since));
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(code, ""));
    }

    @GetMapping("/v1/masterdata/locations/immediatechildren/{locationcode}/{langcode}")
    @Operation(
            summary = "The places that lie in a place",
            description = "at: RFC 3339, as they were then; none for now")
    MosipResponse<Children> within(
            @PathVariable("locationcode") String code,
            @PathVariable("langcode") String language,
            @RequestParam(required = false) @Nullable String at) {
        var values = lists.at(MasterLists.within(code), Since.time("at", at, clock.instant()))
                .orElseThrow(() -> new Refusal(MasterListRefusal.PLACE_UNKNOWN));
        List<Place> found = DynamicFieldEndpoint.spoken(values, language).stream()
                .map(value -> new Place(
                        Fields.present("code", value.code()),
                        Fields.present("name", value.value()),
                        code,
                        language,
                        true))
                .toList();
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Children(found));
    }

    private Attribution by(String reason, @Nullable String since) {
        return Since.of(since, clock.instant(), caller.attribution(reason));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((MasterListRefusal) code);
    }
}
