package org.regesta.command.registration;

import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.same;
import static org.regesta.testkit.fuzz.Readers.text;

import java.util.Set;
import org.regesta.command.registration.CreatePacketEndpoint.Body;
import org.regesta.testkit.fuzz.Readers;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;

/** What centres and the civil registry send. */
public final class FuzzedPackets {

    private static final String DEPOSIT = """
            {"id":"1","schemaVersion":"0.1","metaInfo":{},"audits":[],
            "fields":{"fullName":"[{\\"language\\":\\"eng\\",\\"value\\":\\"A\\"}]"},
            "documents":{"proof":{"document":"AAAA","format":"pdf","value":"passport"}}}
            """;

    private FuzzedPackets() {}

    public static Readers in(Readers readers) {
        return readers.with(
                        "packet's name",
                        Set.of(),
                        FuzzedPackets::name,
                        bytes("10009100091000120261121120000-10009_10009-20261121120000.zip"))
                .with(
                        "packet without a packet",
                        Set.of(MosipRefusal.class, Json.Malformed.class),
                        bytes -> PacketFields.content(Json.read(bytes, Body.class)),
                        bytes(DEPOSIT));
    }

    private static void name(byte[] bytes) {
        PacketName.parse(text(bytes)).ifPresent(name -> same(text(bytes), name.packetId() + ".zip"));
    }
}
