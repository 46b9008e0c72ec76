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
            String createdBy,
            String createdOn) {}

    @PostMapping("/v1/masterdata/idschema")
    @Operation(summary = "Draft an identity schema")
    MosipResponse<Answer> draft(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        String title = Fields.text("title", body.title(), 64);
        String description = Fields.text("description", body.description(), 256);
        String schema = Fields.text("schema", body.schema(), Integer.MAX_VALUE);
        var by = caller.attribution("identity-schema-drafted");
        String id = publishing.draft(title, description, schema, by);
        Instant now = clock.instant();
        return answer(now, new Answer(id, 0, title, description, schema, "DRAFT", by.actor(), MosipTime.text(now)));
    }

    @PutMapping("/v1/masterdata/idschema/publish")
    @Operation(summary = "Publish a drafted identity schema; it gets the next version: 0.1, 0.2 and so on")
    MosipResponse<String> publish(@RequestBody MosipRequest<PublishBody> request) {
        PublishBody body = request.required();
        String id = Fields.text("id", body.id(), 64);
        Instant from = MosipTime.parse("effectiveFrom", Fields.text("effectiveFrom", body.effectiveFrom(), 40));
        if (!ID.matcher(id).matches()) {
            throw new Refusal(IdentitySchemaRefusal.UNKNOWN);
        }
        publishing.publish(id, from, caller.attribution("identity-schema-published"));
        return answer(clock.instant(), id);
    }

    private <T> MosipResponse<T> answer(Instant now, T response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), now, response);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((IdentitySchemaRefusal) code);
    }
}
