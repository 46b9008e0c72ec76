package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.upload.UploadKind;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes a packet that was announced. */
@RestController
@Tag(name = "Packet receiver")
class PacketEndpoint implements MosipEndpoint {

    private final Reception reception;
    private final TurnedAway turnedAway;
    private final Caller caller;
    private final Clock clock;

    PacketEndpoint(Reception reception, TurnedAway turnedAway, Caller caller, Clock clock) {
        this.reception = reception;
        this.turnedAway = turnedAway;
        this.caller = caller;
        this.clock = clock;
    }

    record Status(String status) {}

    @PostMapping(
            path = "/registrationprocessor/v1/packetreceiver/registrationpackets",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Uploads an announced packet, named {rid}-{centre_machine}-{yyyyMMddHHmmss}.zip, of at most 5 MB")
    MosipResponse<Status> upload(@RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        Attribution by = caller.attribution("packet-uploaded");
        Optional<PacketName> name = Optional.ofNullable(file)
                .map(MultipartFile::getOriginalFilename)
                .flatMap(PacketName::parse);
        try {
            take(file, name, by);
        } catch (Refusal refused) {
            tell(error(refused.code()), name, by);
            throw refused;
        } catch (StorageFull full) {
            tell(error(BadRequest.UNAVAILABLE, ""), name, by);
            throw full;
        }
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), clock.instant(), new Status("Packet has reached Packet Receiver"));
    }

    private void take(@Nullable MultipartFile file, Optional<PacketName> named, Attribution by) {
        if (file == null) {
            throw new Refusal(UploadRefusal.NO_FILE);
        }
        PacketName name = named.orElseThrow(() -> new Refusal(UploadRefusal.NAME));
        if (file.getSize() > Reception.MAX_BYTES) {
            throw reception.turnAway(name, UploadRefusal.TOO_LARGE, by); // before it is held in memory
        }
        reception.receive(name, content(file), by);
    }

    private void tell(MosipError why, Optional<PacketName> name, Attribution by) {
        String rid = name.map(PacketName::rid).orElse(null);
        turnedAway.tell(UploadKind.PACKET, List.of(new TurnedAway.Entry(why.errorCode(), rid)), by);
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.packet";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return UploadCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return code instanceof UploadRefusal refusal
                ? UploadCodes.of(refusal)
                : UploadCodes.of((RegistrationRefusal) code);
    }
}
