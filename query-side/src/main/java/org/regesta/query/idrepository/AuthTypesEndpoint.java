package org.regesta.query.idrepository;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.AuthTypes;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRecord.Lock;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Reads;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which factors a person locked. */
@RestController
@Tag(name = "ID repository")
class AuthTypesEndpoint implements MosipEndpoint {

    private static final String READ = "mosip.identity.authtypes.status.read";

    private final AuthTypeReads reads;
    private final Callers callers;

    AuthTypesEndpoint(AuthTypeReads reads, Callers callers) {
        this.reads = reads;
        this.callers = callers;
    }

    record Answer(List<AuthType> authTypes) {}

    /** MOSIP's {@code AuthtypeStatus}. */
    record AuthType(String authType, @Nullable String authSubType, boolean locked) {}

    @GetMapping("/idrepository/v1/identity/authtypes/status/{ID}")
    @Reads
    @Operation(summary = "Every factor of a UIN or VID, and whether it is locked now")
    MosipResponse<Answer> status(@PathVariable("ID") String id) {
        IdentityRecord record = reads.find(id);
        List<AuthType> types = Arrays.stream(Factor.values())
                .map(factor -> new AuthType(
                        AuthTypes.type(factor),
                        AuthTypes.subType(factor).orElse(null),
                        Optional.ofNullable(record.locks().get(factor))
                                .map((Lock lock) -> lock.at(callers.now()))
                                .orElse(false)))
                .toList();
        return callers.answer(READ, new Answer(types));
    }

    @GetMapping("/idrepository/v1/identity/authtypes/status/individualIdType/{IDType}/individualId/{ID}")
    @Reads
    @Operation(summary = "The same, as older clients ask")
    MosipResponse<Answer> statusOfType(@PathVariable("IDType") String type, @PathVariable("ID") String id) {
        Finder.type(type);
        return status(id);
    }

    @GetMapping("/idrepository/v1/identity/authtypes/status/")
    @Reads
    @Operation(summary = "Refuses: the number is missing")
    MosipResponse<Answer> nothing() {
        throw new MosipRefusal(BadRequest.MALFORMED);
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
