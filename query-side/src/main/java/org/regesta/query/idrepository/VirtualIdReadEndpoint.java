package org.regesta.query.idrepository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's VID service, where it is asked. */
@RestController
@Tag(name = "ID repository")
class VirtualIdReadEndpoint implements MosipEndpoint {

    private static final String READ = "mosip.vid.read";

    private final VidReads reads;
    private final Callers callers;

    VirtualIdReadEndpoint(VidReads reads, Callers callers) {
        this.reads = reads;
        this.callers = callers;
    }

    record Answer(@JsonProperty("UIN") String uin, String vidStatus) {
        @Override
        public String toString() {
            return "Answer"; // the number stays out of logs
        }
    }

    /** @param expiryTimestamp none: for ever; {@code transactionLimit}: none: as often as one likes */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Vid(
            String vid,
            String vidType,
            @Nullable String expiryTimestamp,
            @Nullable Integer transactionLimit) {
        @Override
        public String toString() {
            return "Vid";
        }
    }

    @GetMapping("/idrepository/v1/vid/{VID}")
    @Reads
    @Operation(summary = "The UIN a virtual id stands for, while it is active; recorded as a disclosure")
    MosipResponse<Answer> uin(@PathVariable("VID") String vid) {
        return callers.answer(READ, new Answer(reads.uin(vid, callers.now(), callers.by("vid-read")), "ACTIVE"));
    }

    @GetMapping({"/idrepository/v1/vid/", "/idrepository/v1/vid/uin/"})
    @Reads
    @Operation(summary = "Refuses: the number is missing")
    MosipResponse<Answer> nothing() {
        throw new MosipRefusal(BadRequest.MALFORMED);
    }

    @GetMapping("/idrepository/v1/vid/uin/{UIN}")
    @Reads
    @Operation(summary = "The active virtual ids of a UIN; recorded as a disclosure")
    MosipResponse<List<Vid>> ofUin(@PathVariable("UIN") String uin) {
        if (!uin.matches("[0-9]{1,18}")) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, VidReads.NOT_A_NUMBER);
        }
        List<Vid> active = reads.active(uin, callers.now(), callers.by("vids-read"));
        if (active.isEmpty()) {
            throw new Refusal(IdentityRefusal.UNKNOWN);
        }
        return callers.answer(READ, active);
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
        return field.equals(VidReads.NOT_A_NUMBER) ? IdRepositoryCodes.notANumber() : IdRepositoryCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdRepositoryCodes.of(code);
    }
}
