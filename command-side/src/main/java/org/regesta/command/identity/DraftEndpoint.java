package org.regesta.command.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.DraftPublishing.Published;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** MOSIP's drafts: what a registration processor puts together before it is an identity. */
@RestController
@Tag(name = "ID repository")
class DraftEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.id.draft";

    private final DraftDesk desk;
    private final DraftPublishing publishing;
    private final TemplateExtracting extracting;
    private final Replies replies;

    DraftEndpoint(DraftDesk desk, DraftPublishing publishing, TemplateExtracting extracting, Replies replies) {
        this.desk = desk;
        this.publishing = publishing;
        this.extracting = extracting;
        this.replies = replies;
    }

    /** MOSIP's {@code ResponseDTO}, as far as a write answers it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String status, List<Object> documents) {
        static Answer of(String status) {
            return new Answer(status, List.of());
        }
    }

    @PostMapping("/idrepository/v1/identity/draft/create/{registrationId}")
    @Operation(summary = "Begin a draft: of a new identity, with a UIN; or of a change, where a UIN is named")
    MosipResponse<Answer> create(
            @PathVariable String registrationId, @RequestParam(name = "UIN", required = false) @Nullable String uin) {
        desk.start(Replies.registrationId(registrationId), uin, replies.by("draft-begun"));
        return replies.answer(ID, Answer.of("DRAFTED"), null);
    }

    @PostMapping("/idrepository/v1/identity/draft/create/")
    @Operation(summary = "Refuses: the registration id is missing")
    MosipResponse<Answer> nothing() {
        throw new MosipRefusal(BadRequest.MALFORMED);
    }

    @PatchMapping("/idrepository/v1/identity/draft/update/{registrationId}")
    @Operation(summary = "Change a draft: the fields that change, documents")
    MosipResponse<Answer> update(@PathVariable String registrationId, @RequestBody MosipRequest<JsonNode> request) {
        desk.change(registrationId, request.required(), replies.by("draft-changed"));
        return replies.answer(ID, Answer.of("DRAFTED"), null);
    }

    @PutMapping("/idrepository/v1/identity/draft/extractbiometrics/{registrationId}")
    @Operation(summary = "Extract templates from a draft's biometrics, where a format is named")
    MosipResponse<Answer> extract(
            @PathVariable String registrationId,
            @RequestParam(required = false) @Nullable String fingerExtractionFormat,
            @RequestParam(required = false) @Nullable String irisExtractionFormat,
            @RequestParam(required = false) @Nullable String faceExtractionFormat) {
        boolean compared = fingerExtractionFormat != null || faceExtractionFormat != null;
        if (compared || irisExtractionFormat != null) {
            var draft = desk.open(registrationId);
            if (compared) { // irises are kept as they came: nothing here compares them
                extracting.extract(draft, replies.steps("templates-extracted"));
            }
        }
        return replies.answer(ID, Answer.of("DRAFTED"), null);
    }

    @GetMapping("/idrepository/v1/identity/draft/publish/{registrationId}")
    @Operation(summary = "Make a draft an identity, or a change of one")
    MosipResponse<Answer> publish(@PathVariable String registrationId) {
        Published published = publishing.publish(desk.open(registrationId), replies.steps("draft-published"));
        return replies.answer(
                ID,
                Answer.of(published.status().ofThree().name()),
                published.vid().map(vid -> Map.of("vid", vid)).orElse(null));
    }

    @DeleteMapping("/idrepository/v1/identity/draft/discard/{registrationId}")
    @Operation(summary = "Discard a draft: what it held is destroyed")
    MosipResponse<Answer> discard(@PathVariable String registrationId) {
        desk.discard(registrationId, replies.by("draft-discarded"));
        return replies.answer(ID, Answer.of("DISCARDED"), null);
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public String envelopeVersion() {
        return IdentityCodes.VERSION;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return IdentityCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdentityCodes.of((IdentityRefusal) code);
    }
}
