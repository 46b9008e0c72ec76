package org.regesta.cli.demo;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** What a registration client does over MOSIP's wire: announce, upload, ask how it stands. */
final class Field {

    private static final String SYNC = "/registrationprocessor/v1/registrationstatus/sync";
    private static final String UPLOAD = "/registrationprocessor/v1/packetreceiver/registrationpackets";
    private static final String SEARCH = "/registrationprocessor/v1/registrationstatus/search";

    private final Api client;
    private final Clock clock;

    Field(Api client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Announces a packet of somebody new as it is. */
    JsonNode announce(Packet packet) {
        return announce(packet, "NEW");
    }

    /** @param process by MOSIP's word for it */
    JsonNode announce(Packet packet, String process) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("registrationId", packet.rid());
        entry.put("packetId", packet.packetId());
        entry.put("registrationType", process);
        entry.put("packetHashValue", packet.hash());
        entry.put("packetSize", packet.size());
        entry.put("supervisorStatus", "APPROVED");
        entry.put("langCode", "eng");
        return client.mosip("POST", SYNC, "mosip.registration.sync", MosipTime.text(clock.instant()), List.of(entry));
    }

    /** Uploads; MOSIP's whole answer, errors and all. */
    JsonNode upload(Packet packet) {
        return client.upload(UPLOAD, packet.fileName(), packet.content());
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
