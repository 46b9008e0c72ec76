package org.regesta.query.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.query.masterdata.api.MasterDataRefusal;
import org.regesta.query.masterdata.api.PublishedSchema;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's question for the identity schema in force. */
@RestController
@Tag(name = "Master data")
class SchemaEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.masterdata.idschema";

    private final PublishedSchemas schemas;
    private final Clock clock;

    SchemaEndpoint(PublishedSchemas schemas, Clock clock) {
        this.schemas = schemas;
        this.clock = clock;
    }

    /**
     * @param schemaJson JSON Schema draft-07 as text; {@code schema}: MOSIP's UI specification, which we do not keep
     */
    record Answer(
            String id,
            BigDecimal idVersion,
            String title,
            String description,
            List<Object> schema,
            String schemaJson,
            String effectiveFrom,
            String status,
            boolean isActive) {

        static Answer of(PublishedSchema.Schema schema) {
            return new Answer(
                    schema.schemaId(),
                    Versions.number(schema.version()),
                    schema.title(),
                    schema.description(),
                    List.of(),
                    schema.json(),
                    MosipTime.text(schema.effectiveFrom()),
                    "PUBLISHED",
                    true);
        }
    }

    @GetMapping("/v1/masterdata/idschema/latest")
    @Reads(MasterDataProjection.NAME)
    @Operation(summary = "The published identity schema of a version, or the newest")
    MosipResponse<Answer> latest(@RequestParam(required = false) @Nullable String schemaVersion) {
        Optional<String> version = Optional.ofNullable(schemaVersion)
                .filter(text -> !text.isEmpty() && !Versions.key(text).equals(Versions.key("0")));
        PublishedSchema.Schema schema = schemas.answer(new PublishedSchema(version))
                .schema()
                .orElseThrow(() -> new Refusal(
                        version.isPresent() ? MasterDataRefusal.SCHEMA_UNKNOWN : MasterDataRefusal.NO_SCHEMA));
        return MosipResponse.of(ID, envelopeVersion(), clock.instant(), Answer.of(schema));
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return MasterDataCodes.error(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterDataCodes.error((MasterDataRefusal) code);
    }
}
