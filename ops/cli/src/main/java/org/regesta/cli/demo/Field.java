package org.regesta.cli.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** What a registration client does over MOSIP's wire: announce, upload, ask how it stands. */
final class Field {

    private static final String SYNC = "/registrationprocessor/v1/registrationstatus/sync";
    private static final String SYNC_V2 = SYNC + "V2";
    private static final String UPLOAD = "/registrationprocessor/v1/packetreceiver/registrationpackets";
    private static final String SEARCH = "/registrationprocessor/v1/registrationstatus/search";

    private final Api client;
    private final Clock clock;
    private final Optional<MachineSeal> seal;
    private final boolean sealsPackets;

    /** @param seal of the machine that all packets come from; none to bring them in as they are */
    Field(Api client, Clock clock, Optional<MachineSeal> seal) {
        this(client, clock, seal, true);
    }

    private Field(Api client, Clock clock, Optional<MachineSeal> seal, boolean sealsPackets) {
        this.client = client;
        this.clock = clock;
        this.seal = seal;
        this.sealsPackets = sealsPackets;
    }

    /** The same, for packets that are sealed already, or are to come as they are. */
    Field leavingPacketsAsTheyAre() {
        return new Field(client, clock, seal, false);
    }

    /** The packet as it leaves the machine: signed and encrypted, the same each time it is asked for. */
    Packet sealed(Packet packet) {
        return sealsPackets && seal.isPresent() ? seal.get().seal(packet) : packet;
    }

    /** Announces a packet of somebody new as it is. */
    JsonNode announce(Packet packet) {
        return announce(packet, "NEW");
    }

    /** @param process by MOSIP's word for it */
    JsonNode announce(Packet packet, String process) {
        Packet sealed = sealed(packet);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("registrationId", sealed.rid());
        entry.put("packetId", sealed.packetId());
        entry.put("registrationType", process);
        entry.put("packetHashValue", sealed.hash());
        entry.put("packetSize", sealed.size());
        entry.put("supervisorStatus", "APPROVED");
        entry.put("langCode", "eng");
        return Api.response("POST " + SYNC, announce(entry));
    }

    /** Announces one packet; MOSIP's whole answer. */
    JsonNode announce(Map<String, Object> entry) {
        String now = MosipTime.text(clock.instant());
        String id = "mosip.registration.sync";
        if (seal.isEmpty()) {
            return client.mosipAnswer("POST", SYNC, id, now, List.of(entry));
        }
        String list = Json.write(Map.of("id", id, "version", "1.0", "requesttime", now, "request", List.of(entry)));
        return client.sealedList(
                SYNC_V2, seal.get().reference(), now, seal.get().encrypt(list.getBytes(StandardCharsets.UTF_8)));
    }

    /** Uploads; MOSIP's whole answer, errors and all. */
    JsonNode upload(Packet packet) {
        return client.upload(UPLOAD, packet.fileName(), sealed(packet).content());
    }

    /** MOSIP's external status of a registration. */
    String status(String rid) {
        JsonNode found = client.mosip(
                "POST",
                SEARCH,
                "mosip.registration.status",
                MosipTime.text(clock.instant()),
                List.of(Map.of("registrationId", rid)));
        return found.path(0).path("statusCode").asString("");
    }
}
