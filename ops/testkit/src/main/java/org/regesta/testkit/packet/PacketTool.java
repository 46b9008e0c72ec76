package org.regesta.testkit.packet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/**
 * Makes registration packets in MOSIP's layout, unencrypted, here of process NEW:
 *
 * <pre>
 * {rid}-{centre_machine}-{yyyyMMddHHmmss}.zip
 *   REGISTRATION_CLIENT/NEW/{rid}_id.zip        and {rid}_id.json
 *   REGISTRATION_CLIENT/NEW/{rid}_evidence.zip  and {rid}_evidence.json
 *   REGISTRATION_CLIENT/NEW/{rid}_optional.zip  and {rid}_optional.json
 * </pre>
 *
 * <p>Each inner zip holds {@code ID.json}, {@code {field}_bio_CBEFF.xml}, {@code {field}.{format}} documents,
 * {@code packet_meta_info.json}, {@code packet_data_hash.txt}, {@code packet_operations_hash.txt}, and in id also
 * {@code audit.json}.
 *
 * <p>The hashes, worked out from MOSIP's published packets and code:
 *
 * <ul>
 *   <li>{@code packet_data_hash.txt}: SHA-256 over the bytes of the files that {@code identity.hashSequence1} of
 *       {@code packet_meta_info.json} names, one after the other with nothing between, label by label and name by
 *       name in the order of that list, written as 64 upper-case hex digits without a line end. The list gives
 *       {@code biometricSequence} first, then {@code demographicSequence}; a name is a file's name without its
 *       extension ({@code ID} is {@code ID.json}).
 *   <li>{@code packet_operations_hash.txt}: the same over {@code identity.hashSequence2} (label {@code otherFiles},
 *   name {@code audit}); of nothing, E3B0C442…, when that list is empty.
 *   <li>{@code encryptedhash} in {@code {rid}_x.json}: base64url without padding of the SHA-256 of {@code
 *   {rid}_x.zip} as it lies in the packet (MOSIP's is of the encrypted file; here nothing is encrypted).
 *   <li>the sync list's {@code packetHashValue}: upper-case hex SHA-256 of the whole file.
 * </ul>
 */
public final class PacketTool {

    static final String NEW = "NEW";
    static final String FOLDER = "REGISTRATION_CLIENT/" + NEW + "/";
    static final List<String> SUB_PACKETS = List.of("id", "evidence", "optional");

    private final FieldCategories categories;
    private final String process;

    /** Packs for process NEW. */
    public PacketTool(FieldCategories categories) {
        this(categories, NEW);
    }

    /** @param process by MOSIP's word for it, such as {@code DEACTIVATED} */
    public PacketTool(FieldCategories categories, String process) {
        this.categories = categories;
        this.process = process;
    }

    /** Packs an application. The same application makes the same bytes. */
    public Packet pack(Application application) {
        return packet(application, outerFiles(application, process, subPackets(application)));
    }

    /** The files of each inner zip, in their order there. */
    SequencedMap<String, SequencedMap<String, byte[]>> subPackets(Application application) {
        SequencedMap<String, SequencedMap<String, byte[]>> all = new LinkedHashMap<>();
        for (String sub : SUB_PACKETS) {
            all.put(sub, new SubPacket(application, process, categories, sub).files());
        }
        return all;
    }

    /** The files of the packet itself. */
    static SequencedMap<String, byte[]> outerFiles(
            Application application, Map<String, ? extends Map<String, byte[]>> subPackets) {
        return outerFiles(application, NEW, subPackets);
    }

    private static SequencedMap<String, byte[]> outerFiles(
            Application application, String process, Map<String, ? extends Map<String, byte[]>> subPackets) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        subPackets.forEach((sub, inner) -> {
            String name = "REGISTRATION_CLIENT/" + process + "/" + application.rid() + "_" + sub;
            byte[] zip = Zips.zip(inner, application.created());
            files.put(name + ".zip", zip);
            files.put(name + ".json", description(application, process, sub, zip));
        });
        return files;
    }

    static Packet packet(Application application, Map<String, byte[]> outerFiles) {
        String rid = application.rid();
        String name = rid + "-" + rid.substring(0, 5) + "_" + rid.substring(5, 10) + "-"
                + Packet.stamp(application.created()) + ".zip";
        return new Packet(rid, name, Zips.zip(outerFiles, application.created()));
    }

    private static byte[] description(Application application, String process, String sub, byte[] zip) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("process", process);
        about.put("creationdate", MosipTime.text(application.created()));
        about.put("encryptedhash", PacketHashes.base64Url(zip));
        about.put("signature", "");
        about.put("source", "REGISTRATION_CLIENT");
        about.put("providerversion", "v1.0");
        about.put("id", application.rid());
        about.put("schemaversion", application.identity().path("IDSchemaVersion"));
        about.put("packetname", application.rid() + "_" + sub);
        about.put("providername", "PacketWriterImpl");
        return Json.write(about).getBytes(StandardCharsets.UTF_8);
    }
}
