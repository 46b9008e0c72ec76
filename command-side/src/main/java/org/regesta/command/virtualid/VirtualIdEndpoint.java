package org.regesta.command.virtualid;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.regesta.command.virtualid.VirtualIdDesk.Changed;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.Sealed;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.IdRepositoryEnvelope;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's VID service: virtual ids come, change and end. */
@RestController
@Tag(name = "ID repository")
class VirtualIdEndpoint implements MosipEndpoint {

    private static final String CREATE = "mosip.vid.create";
    private static final String UPDATE = "mosip.vid.update";

    private final VirtualIdDesk desk;
    private final VidForm form;
    private final Caller caller;
    private final Clock clock;

    VirtualIdEndpoint(VirtualIdDesk desk, VidForm form, Caller caller, Clock clock) {
        this.desk = desk;
        this.form = form;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code VidRequestDTO}. */
    record Body(
            @JsonProperty("UIN") @Nullable String uin,
            @Nullable String vidType,
            @Nullable String vidStatus) {
        @Override
        public String toString() {
            return "Body"; // the number stays out of logs
        }
    }

    /** MOSIP's {@code VidResponseDTO}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @JsonProperty("VID") @Nullable String vid,
            String vidStatus,
            @JsonProperty("restoredVID") @Nullable Answer restored) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    @PostMapping("/idrepository/v1/vid")
    @Operation(summary = "Issue a virtual id for a UIN, within its policy")
    MosipResponse<Answer> create(@RequestBody MosipRequest<Body> request) {
        Body body = IdRepositoryEnvelope.check(request, CREATE, clock.instant());
        var policy = form.policy(body.vidType());
        Sealed vid = desk.issue(form.uin(body.uin()), policy, by("vid-created"));
        return answer(CREATE, active(vid));
    }

    @PostMapping("/idrepository/v1/draft/vid")
    @Operation(summary = "Make a virtual id for a draft's UIN; it works when the draft is published")
    MosipResponse<Answer> draft(@RequestBody MosipRequest<Body> request) {
        Body body = IdRepositoryEnvelope.check(request, CREATE, clock.instant());
        var policy = form.policy(body.vidType());
        Changed made = desk.draft(form.uin(body.uin()), policy, by("vid-drafted"));
        String vid = form.open(made.restored().orElseThrow());
        return answer(CREATE, new Answer(vid, made.status().name(), null));
    }

    @PatchMapping("/idrepository/v1/vid/{VID}")
    @Operation(summary = "Revoke, deactivate, use up or expire a virtual id; a perpetual one is restored by another")
    MosipResponse<Answer> change(@PathVariable("VID") String vid, @RequestBody MosipRequest<Body> request) {
        Body body = IdRepositoryEnvelope.check(request, UPDATE, clock.instant());
        String number = form.vid(vid);
        Changed changed = desk.change(number, form.status(body.vidStatus()), by("vid-changed"));
        return answer(
                UPDATE,
                new Answer(
                        null,
                        changed.status().name(),
                        changed.restored().map(this::active).orElse(null)));
    }

    @PostMapping("/idrepository/v1/vid/{VID}/regenerate")
    @Operation(summary = "End a virtual id and issue another in its place")
    MosipResponse<Answer> regenerate(@PathVariable("VID") String vid) {
        return answer("mosip.vid.regenerate", active(desk.regenerate(form.vid(vid), by("vid-regenerated"))));
    }

    @PostMapping("/idrepository/v1/vid/deactivate")
    @Operation(summary = "Deactivate all virtual ids of a UIN")
    MosipResponse<Answer> deactivate(@RequestBody MosipRequest<Body> request) {
        Body body = IdRepositoryEnvelope.check(request, "mosip.vid.deactivate", clock.instant());
        desk.deactivateAll(form.uin(body.uin()), by("vid-deactivated"));
        return answer("mosip.vid.deactivate", new Answer(null, VidStatus.DEACTIVATED.name(), null));
    }

    @PostMapping("/idrepository/v1/vid/reactivate")
    @Operation(summary = "Activate all deactivated virtual ids of a UIN again")
    MosipResponse<Answer> reactivate(@RequestBody MosipRequest<Body> request) {
        Body body = IdRepositoryEnvelope.check(request, "mosip.vid.reactivate", clock.instant());
        desk.reactivateAll(form.uin(body.uin()), by("vid-reactivated"));
        return answer("mosip.vid.reactivate", new Answer(null, VidStatus.ACTIVE.name(), null));
    }

    private Attribution by(String reason) {
        return caller.attribution(reason);
    }

    private Answer active(Sealed vid) {
        return new Answer(form.open(vid), VidStatus.ACTIVE.name(), null);
    }

    private MosipResponse<Answer> answer(String id, Answer answer) {
        return MosipResponse.of(id, envelopeVersion(), clock.instant(), answer);
    }

    @Override
    public String envelopeId() {
        return CREATE;
    }

    @Override
    public String envelopeVersion() {
        return "v1";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return VirtualIdCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return VirtualIdCodes.of((VirtualIdRefusal) code);
    }
}
