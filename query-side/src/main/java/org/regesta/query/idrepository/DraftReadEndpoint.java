package org.regesta.query.idrepository;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.Drafts;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.query.idrepository.ReadDesk.Answer;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's drafts, where they are asked for. */
@RestController
@Tag(name = "ID repository")
class DraftReadEndpoint implements MosipEndpoint {

    private static final String READ = "mosip.id.draft";

    /** MOSIP's {@code DraftResponseDto}. */
    record OfUin(List<DraftReads.Draft> drafts) {}

    private final Drafts drafts;
    private final DraftReads reads;
    private final ReadDesk desk;
    private final Callers callers;

    DraftReadEndpoint(Drafts drafts, DraftReads reads, ReadDesk desk, Callers callers) {
        this.drafts = drafts;
        this.reads = reads;
        this.desk = desk;
        this.callers = callers;
    }

    @GetMapping("/idrepository/v1/identity/draft/{registrationId}")
    @Reads
    @Operation(summary = "An open draft, with its UIN and documents; recorded as a disclosure")
    MosipResponse<Answer> read(
            @PathVariable String registrationId,
            @RequestParam(required = false) @Nullable String fingerExtractionFormat,
            @RequestParam(required = false) @Nullable String irisExtractionFormat,
            @RequestParam(required = false) @Nullable String faceExtractionFormat) {
        Formats formats = new Formats(fingerExtractionFormat, irisExtractionFormat, faceExtractionFormat);
        DraftRecord draft = drafts.find(registrationId).orElseThrow(() -> new Refusal(IdentityRefusal.DRAFT_UNKNOWN));
        return callers.answer(READ, desk.show(draft, formats, callers.by("draft-read")));
    }

    @GetMapping("/idrepository/v1/identity/draft/uin/{UIN}")
    @Reads(OpenDrafts.NAME)
    @Operation(summary = "The open drafts of a UIN: registration, beginning and names of attributes, no values")
    MosipResponse<OfUin> ofUin(@PathVariable("UIN") String uin) {
        return callers.answer(READ, new OfUin(reads.ofUin(uin)));
    }

    @RequestMapping(path = "/idrepository/v1/identity/draft/{registrationId}", method = RequestMethod.HEAD)
    @Reads
    @Operation(summary = "Whether there is an open draft: 200, or 204 where there is none")
    ResponseEntity<Void> exists(@PathVariable String registrationId) {
        boolean open = drafts.find(registrationId).isPresent();
        return ResponseEntity.status(open ? HttpStatus.OK : HttpStatus.NO_CONTENT)
                .build();
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
