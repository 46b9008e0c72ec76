package org.regesta.testkit.packet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An application made of other people's published files, read from {@link Shared} each time: the sample packet's
 * identity
 * object and documents, and the mock profile's registration-grade ISO images. And that sample packet itself, as
 * published.
 */
public final class RealPacket {

    private static final String SAMPLE_RID = "10001100771006920220128223618";

    private RealPacket() {}

    /**
     * The identity object without what its schema does not allow, its documents, and fingers, irises and face that
     * are whole.
     */
    public static Application application(String rid, Instant created, String officerId, String supervisorId) {
        ObjectNode identity = (ObjectNode) sample("id/ID.json").path("identity").deepCopy();
        Map<String, Document> documents = new TreeMap<>();
        for (String field : new String[] {"proofOfAddress", "proofOfIdentity", "proofOfRelationship"}) {
            documents.put(field, document("id", field, identity.path(field)));
            identity.remove(field);
        }
        JsonNode exception = sample("evidence/ID.json").at("/identity/proofOfException");
        documents.put("proofOfException", document("evidence", "proofOfException", exception));
        identity.remove(Application.INDIVIDUAL_BIOMETRICS);
        return new Application(
                rid,
                created,
                identity,
                documents,
                Map.of(Application.INDIVIDUAL_BIOMETRICS, biometrics(created)),
                officerId,
                supervisorId);
    }

    /** The sample packet's own files, byte by byte, packed as an upload: broken as it is published. */
    public static Packet sampleAsPublished(Instant created) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String sub : PacketTool.SUB_PACKETS) {
            for (String ending : new String[] {".zip", ".json"}) {
                String name = PacketTool.FOLDER + SAMPLE_RID + "_" + sub + ending;
                files.put(name, read("mosip/packet/full-packet/" + name));
            }
        }
        Application named = new Application(
                SAMPLE_RID, created, Json.mapper().createObjectNode(), Map.of(), Map.of(), "110125", "110125");
        return PacketTool.packet(named, files);
    }

    /** The record of a finger, {@code Registration} or {@code Auth} grade: one mock person's. */
    public static byte[] finger(String grade, Finger finger) {
        return read("mosip/biometrics/mockmds-profile/Default/" + grade + "/" + fileName(finger) + ".iso");
    }

    private static byte[] biometrics(Instant created) {
        String folder = "mosip/biometrics/mockmds-profile/Default/Registration/";
        CbeffWriter cbeff = new CbeffWriter(created);
        for (Finger finger : Finger.values()) {
            cbeff.finger(finger, 90, finger("Registration", finger));
        }
        cbeff.iris("Left", 90, read(folder + "Left_Iris.iso"));
        cbeff.iris("Right", 90, read(folder + "Right_Iris.iso"));
        return cbeff.face(90, read(folder + "Face.iso")).xml();
    }

    /** {@code LEFT_INDEX} is {@code Left_Index}. */
    private static String fileName(Finger finger) {
        StringBuilder name = new StringBuilder();
        for (String word : finger.name().split("_", -1)) {
            name.append(name.isEmpty() ? "" : "_").append(word.charAt(0));
            name.append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }

    private static Document document(String sub, String field, JsonNode about) {
        String format = about.path("format").asString();
        byte[] content = read("mosip/packet/components/" + sub + "/" + field + "." + format);
        return new Document(about.path("type").asString(), format, content);
    }

    private static JsonNode sample(String file) {
        return Json.tree(read("mosip/packet/components/" + file));
    }

    private static byte[] read(String below) {
        Path file = Shared.data(below);
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
