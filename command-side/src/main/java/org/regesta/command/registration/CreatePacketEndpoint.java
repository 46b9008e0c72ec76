package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.Process;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The packet manager's door for services that have no registration machine: puts down what a registration is about. */
@RestController
@Tag(name = "Packet manager")
class CreatePacketEndpoint implements MosipEndpoint {

    private final Depositing depositing;
    private final Caller caller;
    private final Clock clock;

    CreatePacketEndpoint(Depositing depositing, Caller caller, Clock clock) {
        this.depositing = depositing;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param id the registration id
     * @param fields by name; one of several languages is a JSON array, as text
     * @param metaInfo what the service says of its work
     */
    record Body(
            @Nullable String id,
            @Nullable String additionalInfoReqId,
            @Nullable String refId,
            @Nullable String process,
            @Nullable String source,
            @Nullable String schemaVersion,
            @Nullable Map<String, @Nullable JsonNode> fields,
            @Nullable JsonNode metaInfo,
            @Nullable Map<String, @Nullable Document> documents,
            @Nullable JsonNode audits,
            @Nullable JsonNode biometrics) {

        @Override
        public String toString() {
            return "Body"; // fields and documents stay out of logs
        }
    }

    /** @param document the file, in Base64 */
    record Document(
            @Nullable String document,
            @Nullable String value,
            @Nullable String type,
            @Nullable String format,
            @Nullable String refNumber) {

        @Override
        public String toString() {
            return "Document";
        }
    }

    /** @param encryptedHash Base64url SHA-256 of what lies in the store, encrypted */
    record Info(
            String id,
            String packetName,
            String source,
            String process,
            @Nullable String refId,
            String schemaVersion,
            String encryptedHash,
            String providerName,
            String providerVersion,
            String creationDate) {}

    @PutMapping("/commons/v1/packetmanager/createPacket")
    @Operation(
            summary = "Puts down what a registration without a packet of the field is about",
            description = "Fields and documents; biometrics come in packets of the field. Until it is begun on by"
                    + " workflowinstance, another content takes the place of this one")
    MosipResponse<List<Info>> create(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        Attribution by = caller.attribution("packet-created");
        String rid = WithoutPacket.rid(body.id(), "id");
        Process process = WithoutPacket.process(body.process(), by.role());
        String source = WithoutPacket.source(body.source());
        DepositedContent content = PacketFields.content(body);
        Depositing.Lying lying = depositing.deposit(rid, process, source, content, by);
        Info info = new Info(
                rid,
                rid + "_id",
                source,
                process.name(),
                body.refId(),
                String.valueOf(body.schemaVersion()),
                encryptedHash(lying),
                "Regesta",
                "v1.0",
                MosipTime.text(lying.at()));
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), List.of(info));
    }

    private static String encryptedHash(Depositing.Lying lying) {
        byte[] hash = HexFormat.of().parseHex(lying.deposit().content().name());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.packet.writer";
    }

    @Override
    public String envelopeVersion() {
        return "v1";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return CreatePacketCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return CreatePacketCodes.of((RegistrationRefusal) code);
    }
}
