package org.regesta.query.idrepository;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.UpdateLimits;
import org.regesta.ports.Reads;
import org.regesta.query.idrepository.ReadDesk.Answer;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's identity service, where it is asked. */
@RestController
@Tag(name = "ID repository")
class IdentityReadEndpoint implements MosipEndpoint {

    private static final String READ = "mosip.id.read";

    private final Finder finder;
    private final ReadDesk desk;
    private final UpdateLimits limits;
    private final Callers callers;

    IdentityReadEndpoint(Finder finder, ReadDesk desk, UpdateLimits limits, Callers callers) {
        this.finder = finder;
        this.desk = desk;
        this.limits = limits;
        this.callers = callers;
    }

    /** MOSIP's {@code IdRequestByIdDTO}. */
    record Body(
            @Nullable String id,
            @Nullable String type,
            @Nullable String idType,
            @Nullable String fingerExtractionFormat,
            @Nullable String irisExtractionFormat,
            @Nullable String faceExtractionFormat) {
        @Override
        public String toString() {
            return "Body"; // the number stays out of logs
        }
    }

    record Rid(String rid) {}

    record Counts(List<Count> attributes) {}

    record Count(String attributeName, int noOfUpdatesLeft) {}

    @GetMapping("/idrepository/v1/identity/idvid/{id}")
    @Reads
    @Operation(summary = "An identity by UIN, VID, registration id or handle; recorded as a disclosure")
    MosipResponse<Answer> read(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String idType,
            @RequestParam(required = false) @Nullable String fingerExtractionFormat,
            @RequestParam(required = false) @Nullable String irisExtractionFormat,
            @RequestParam(required = false) @Nullable String faceExtractionFormat) {
        return read(new Body(id, type, idType, fingerExtractionFormat, irisExtractionFormat, faceExtractionFormat));
    }

    @PostMapping({"/idrepository/v1/identity/idvid/", "/idrepository/v1/identity/idvid"})
    @Reads
    @Operation(summary = "The same, with the number in the body")
    MosipResponse<Answer> read(@RequestBody Body body) {
        if (body.id() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "id");
        }
        Formats formats =
                new Formats(body.fingerExtractionFormat(), body.irisExtractionFormat(), body.faceExtractionFormat());
        var types = ReadDesk.types(body.type(), formats.any());
        IdentityRecord record = finder.find(body.id(), Finder.type(body.idType()));
        return callers.answer(READ, desk.show(record, types, formats, callers.by("identity-read")));
    }

    @GetMapping("/idrepository/v1/identity/rid/{individualId}")
    @Reads
    @Operation(summary = "The registration that brought an identity its last change")
    MosipResponse<Rid> rid(@PathVariable String individualId, @RequestParam(required = false) @Nullable String idType) {
        IdentityRecord record = finder.find(individualId, Finder.type(idType));
        return callers.answer(
                "mosip.idrepo.rid.get", new Rid(record.registrationIds().getLast()));
    }

    @GetMapping("/idrepository/v1/identity/{individualId}/update-counts")
    @Reads
    @Operation(summary = "How often each attribute may still be updated; those without a limit are not in it")
    MosipResponse<Counts> counts(
            @PathVariable String individualId,
            @RequestParam(required = false) @Nullable String idType,
            @RequestParam(name = "attribute_list", required = false) @Nullable List<String> attributes) {
        IdentityRecord record = finder.find(individualId, Finder.type(idType));
        Map<String, Integer> left = new TreeMap<>();
        limits.all().forEach((field, limit) -> {
            if (attributes == null || attributes.contains(field)) {
                left.put(field, Math.max(0, limit - record.updates().getOrDefault(field, 0)));
            }
        });
        List<Count> counts = left.entrySet().stream()
                .map(each -> new Count(each.getKey(), each.getValue()))
                .toList();
        return callers.answer("mosip.idrepo.update-counts.get", new Counts(counts));
    }

    @Override
    public String envelopeId() {
        return READ;
    }

    @Override
    public String envelopeVersion() {
        return Callers.VERSION;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return IdRepositoryCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdRepositoryCodes.of(code);
    }
}
