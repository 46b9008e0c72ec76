package org.regesta.command.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafting and publishing identity schemas. */
@RestController
@Tag(name = "Master data")
class IdentitySchemaEndpoint implements MasterdataWire {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final SchemaPublishing publishing;
    private final Caller caller;
    private final Clock clock;

    IdentitySchemaEndpoint(SchemaPublishing publishing, Caller caller, Clock clock) {
        this.publishing = publishing;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param schema JSON Schema draft-07, as text */
    record Body(
            @Nullable String title,
            @Nullable String description,
            @Nullable String schema) {}

    /** @param effectiveFrom not in the past */
    record PublishBody(@Nullable String id, @Nullable String effectiveFrom) {}

    /** MOSIP's {@code IdSchemaResponseDto}; a draft has version 0. */
    record Answer(
            String id,
            double idVersion,
            String title,
            String description,
            String schemaJson,
            String status,
            @Nullable String createdBy,
            @Nullable String createdOn,
            @Nullable String updatedBy,
            @Nullable String updatedOn) {}

    /** What a request says of a draft. */
    private record Draft(String title, String description, String schema) {

        Answer answer(
                String id,
                @Nullable String createdBy,
                @Nullable String createdOn,
                @Nullable String updatedBy,
                @Nullable String updatedOn) {
            return new Answer(id, 0, title, description, schema, "DRAFT", createdBy, createdOn, updatedBy, updatedOn);
        }
    }

    @PostMapping("/v1/masterdata/idschema")
    @Operation(summary = "Draft an identity schema")
    MosipResponse<Answer> draft(@RequestBody MosipRequest<Body> request) {
        Draft draft = draft(request.required());
        var by = caller.attribution("identity-schema-drafted");
        String id = publishing.draft(draft.title(), draft.description(), draft.schema(), by);
        Instant now = clock.instant();
        String time = MosipTime.text(now);
        return answer(now, draft.answer(id, by.actor(), time, null, null));
    }

    @PutMapping("/v1/masterdata/idschema")
    @Operation(summary = "Draft an identity schema otherwise; one that is published is what it is")
    MosipResponse<Answer> redraft(
            @RequestParam(required = false) @Nullable String id, @RequestBody MosipRequest<Body> request) {
        String schemaId = known(id);
        Draft draft = draft(request.required());
        var by = caller.attribution("identity-schema-drafted");
        publishing.redraft(schemaId, draft.title(), draft.description(), draft.schema(), by);
        Instant now = clock.instant();
        return answer(now, draft.answer(schemaId, null, null, by.actor(), MosipTime.text(now)));
    }

    @PutMapping("/v1/masterdata/idschema/publish")
    @Operation(summary = "Publish a drafted identity schema; it gets the next version: 0.1, 0.2 and so on")
    MosipResponse<String> publish(@RequestBody MosipRequest<PublishBody> request) {
        PublishBody body = request.required();
        String given = Fields.text("id", body.id(), 64);
        Instant from = MosipTime.parse("effectiveFrom", Fields.text("effectiveFrom", body.effectiveFrom(), 40));
        String id = known(given);
        publishing.publish(id, from, caller.attribution("identity-schema-published"));
        return answer(clock.instant(), id);
    }

    private static Draft draft(Body body) {
        return new Draft(
                Fields.text("title", body.title(), 64),
                Fields.text("description", body.description(), 256),
                Fields.text("schema", body.schema(), Integer.MAX_VALUE));
    }

    /** An id that could be one of ours. */
    private static String known(@Nullable String id) {
        String text = Fields.text("id", id, 64);
        if (!ID.matcher(text).matches()) {
            throw new Refusal(IdentitySchemaRefusal.UNKNOWN);
        }
        return text;
    }

    private <T> MosipResponse<T> answer(Instant now, T response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), now, response);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((IdentitySchemaRefusal) code);
    }
}
