package org.regesta.command.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.MasterListCommand.NameValue;
import org.regesta.command.masterdata.api.MasterListCommand.WithdrawValue;
import org.regesta.command.masterdata.api.MasterListRefusal;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.command.masterdata.api.Since;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
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

/** MOSIP's dynamic fields: the values that fields such as gender may have. */
@RestController
@Tag(name = "Master data")
class DynamicFieldEndpoint implements MasterdataWire {

    static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");
    static final int NAME = 128;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    private final Commands commands;
    private final MasterLists lists;
    private final Caller caller;
    private final Clock clock;

    DynamicFieldEndpoint(Commands commands, MasterLists lists, Caller caller, Clock clock) {
        this.commands = commands;
        this.lists = lists;
        this.caller = caller;
        this.clock = clock;
    }

    /** One value, as MOSIP's clients have it in {@code fieldVal}. */
    record FieldValue(@Nullable String code, @Nullable String value) {}

    /** MOSIP's {@code DynamicFieldDto}. */
    record Body(
            @Nullable String name,
            @Nullable String langCode,
            @Nullable String dataType,
            @Nullable String description,
            @Nullable FieldValue fieldVal) {}

    /** @param id what the value is withdrawn by */
    record Answer(String id, String name, String langCode, List<FieldValue> fieldVal, boolean isActive) {}

    @PostMapping("/v1/masterdata/dynamicfields")
    @Operation(
            summary = "Name a value that a field may have, in a language",
            description = "since: RFC 3339, since when it counts, if that was earlier than now")
    MosipResponse<Answer> name(
            @RequestBody MosipRequest<Body> request, @RequestParam(required = false) @Nullable String since) {
        Body body = request.required();
        FieldValue value = Fields.present("fieldVal", body.fieldVal());
        String field = Fields.matching("name", body.name(), FIELD);
        String language = Fields.matching("langCode", body.langCode(), LANGUAGE);
        String code = Fields.matching("fieldVal.code", value.code(), CODE);
        String name = Fields.text("fieldVal.value", value.value(), NAME);
        commands.send(new NameValue(MasterLists.ofField(field), code, language, name), by("value-named", since));
        return answer(field + "." + code, field, language, List.of(new FieldValue(code, name)), true);
    }

    @DeleteMapping("/v1/masterdata/dynamicfields/{id}")
    @Operation(
            summary = "Withdraw a value of a field; packets made before stay good",
            description = "id: field and code with a dot between; since: as when a value is named")
    MosipResponse<Answer> withdraw(@PathVariable String id, @RequestParam(required = false) @Nullable String since) {
        int dot = id.indexOf('.');
        if (dot < 1) {
            throw new Refusal(MasterListRefusal.VALUE_UNKNOWN);
        }
        String field = Fields.matching("id", id.substring(0, dot), FIELD);
        String code = Fields.matching("id", id.substring(dot + 1), CODE);
        commands.send(new WithdrawValue(MasterLists.ofField(field), code), by("value-withdrawn", since));
        return answer(id, field, "", List.of(), false);
    }

    @GetMapping("/v1/masterdata/dynamicfields/{field}/{langcode}")
    @Operation(
            summary = "The values that a field may have",
            description = "at: RFC 3339, as they were then; none for now")
    MosipResponse<Answer> values(
            @PathVariable String field,
            @PathVariable("langcode") String language,
            @RequestParam(required = false) @Nullable String at) {
        var values = lists.at(MasterLists.ofField(field), Since.time("at", at, clock.instant()))
                .orElseThrow(() -> new Refusal(MasterListRefusal.VALUE_UNKNOWN));
        return answer(field, field, language, spoken(values, language), true);
    }

    static List<FieldValue> spoken(MasterLists.Values values, String language) {
        return values.names().entrySet().stream()
                .filter(value -> value.getValue().containsKey(language))
                .map(value -> new FieldValue(value.getKey(), value.getValue().get(language)))
                .toList();
    }

    private MosipResponse<Answer> answer(
            String id, String field, String language, List<FieldValue> values, boolean active) {
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), clock.instant(), new Answer(id, field, language, values, active));
    }

    private Attribution by(String reason, @Nullable String since) {
        return Since.of(since, clock.instant(), caller.attribution(reason));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((MasterListRefusal) code);
    }
}
