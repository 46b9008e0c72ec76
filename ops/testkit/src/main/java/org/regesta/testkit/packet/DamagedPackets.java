package org.regesta.testkit.packet;

import static org.regesta.testkit.packet.PacketTool.FOLDER;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.regesta.wire.Json;

/** Damages one good application in every way of {@link Damage}. */
public final class DamagedPackets {

    private final PacketTool tool;
    private final Application good;
    private final DamagedFields fields;

    public DamagedPackets(PacketTool tool, Application good) {
        this.tool = tool;
        this.good = good;
        this.fields = new DamagedFields(good);
    }

    public Packet of(Damage damage) {
        return switch (damage) {
            case EMPTY -> bytes(new byte[0]);
            case NOT_A_ZIP -> bytes("GIF89a not a packet".getBytes(StandardCharsets.US_ASCII));
            case TRUNCATED -> bytes(half(tool.pack(good).content()));
            case INNER_TRUNCATED -> outer(files -> files.compute(sub("id.zip"), (name, zip) -> half(zip)));
            case PATH_TRAVERSAL -> outer(files -> files.put("../../../escaped.txt", text("here")));
            case ABSOLUTE_PATH -> outer(files -> files.put("/tmp/escaped.txt", text("here")));
            case BACKSLASH_PATH -> outer(files -> files.put("..\\..\\escaped.txt", text("here")));
            case DUPLICATE_NAME -> duplicated();
            case ID_PACKET_MISSING -> outer(files -> files.remove(sub("id.zip")));
            case WRONG_INNER_HASH -> outer(files -> files.compute(sub("id.json"), (name, json) -> otherHash(json)));
            case OTHER_PROCESS_INSIDE ->
                outer(files -> files.compute(
                        sub("id.json"), (name, json) -> replaced(json, "\"process\":\"NEW\"", "\"process\":\"LOST\"")));
            case INNER_DUPLICATE_NAME -> innerDuplicated();
            default -> inside(damage);
        };
    }

    /** What is done to the files of the id sub-packet, its own hash staying right. */
    private Packet inside(Damage damage) {
        return switch (damage) {
            case ZIP_BOMB -> inner(files -> files.put("bomb.bin", new byte[256 << 20]));
            case MANY_FILES -> inner(DamagedPackets::many);
            case INNER_PATH_TRAVERSAL -> inner(files -> files.put("../../escaped.txt", text("here")));
            case ID_OBJECT_MISSING -> inner(files -> files.remove("ID.json"));
            case META_INFO_MISSING -> inner(files -> files.remove("packet_meta_info.json"));
            case DATA_HASH_MISSING -> inner(files -> files.remove("packet_data_hash.txt"));
            case CBEFF_MISSING -> inner(files -> files.remove(Application.INDIVIDUAL_BIOMETRICS + "_bio_CBEFF.xml"));
            case META_INFO_NOT_JSON -> inner(files -> files.put("packet_meta_info.json", text("{\"identity\":")));
            case WRONG_DATA_HASH -> inner(files -> files.put("packet_data_hash.txt", text("E409".repeat(16))));
            case WRONG_OPERATIONS_HASH ->
                inner(files -> files.put("packet_operations_hash.txt", text("E409".repeat(16))));
            case FILE_CHANGED_AFTER_HASHING -> inner(files -> files.compute("ID.json", (name, json) -> spaced(json)));
            case ID_OBJECT_NOT_JSON -> identity("{\"identity\":{\"fullName\":");
            case ID_OBJECT_WITH_A_KEY_TWICE -> identity("{\"identity\":{\"phone\":\"1\",\"phone\":\"2\"}}");
            case ID_OBJECT_NESTED_DEEP ->
                identity("{\"identity\":{\"fullName\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}");
            case LONE_SURROGATE -> identity(surrogate());
            case DOCUMENT_MISSING -> inner(files -> files.remove("proofOfIdentity.pdf"));
            case OTHER_RID_INSIDE -> otherRid();
            default -> tool.pack(fields.of(damage));
        };
    }

    private Packet bytes(byte[] content) {
        return tool.pack(good).holding(content);
    }

    private Packet outer(Consumer<SequencedMap<String, byte[]>> change) {
        SequencedMap<String, byte[]> files = PacketTool.outerFiles(good, tool.subPackets(good));
        change.accept(files);
        return PacketTool.packet(good, files);
    }

    private Packet inner(Consumer<SequencedMap<String, byte[]>> change) {
        SequencedMap<String, SequencedMap<String, byte[]>> subs = tool.subPackets(good);
        change.accept(subs.firstEntry().getValue());
        return PacketTool.packet(good, PacketTool.outerFiles(good, subs));
    }

    /** The ID object as this text, hashed as it is. */
    private Packet identity(String json) {
        return inner(files -> {
            files.put("ID.json", text(json));
            files.put("packet_data_hash.txt", DataHash.of(files));
        });
    }

    private String surrogate() {
        String whole = Json.write(Map.of("identity", fields.named("MARK").identity()));
        return whole.replace("MARK", "Amina \\ud800 Diallo");
    }

    private Packet otherRid() {
        String other = Packet.rid("99999", "99999", 1, good.created());
        return inner(
                files -> files.compute("packet_meta_info.json", (name, json) -> replaced(json, good.rid(), other)));
    }

    private Packet duplicated() {
        String name = sub("id.json");
        String twin = name.substring(0, name.length() - 1) + "X";
        Packet packet = outer(files -> files.put(twin, content(files, name)));
        return packet.holding(Bytes.replace(packet.content(), twin, name));
    }

    private Packet innerDuplicated() {
        SequencedMap<String, SequencedMap<String, byte[]>> subs = tool.subPackets(good);
        Map<String, byte[]> id = subs.firstEntry().getValue();
        id.put("ID.jsoX", content(id, "ID.json"));
        SequencedMap<String, byte[]> files = PacketTool.outerFiles(good, subs);
        byte[] twice = Bytes.replace(content(files, sub("id.zip")), "ID.jsoX", "ID.json");
        files.put(sub("id.zip"), twice);
        files.compute(sub("id.json"), (name, json) -> Bytes.withHash(json, PacketHashes.base64Url(twice)));
        return PacketTool.packet(good, files);
    }

    private static void many(Map<String, byte[]> files) {
        for (int number = 0; number < 20_000; number++) {
            files.put("file-" + number, new byte[0]);
        }
    }

    private static byte[] content(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name));
    }

    private String sub(String ending) {
        return FOLDER + good.rid() + "_" + ending;
    }

    private static byte[] otherHash(byte[] json) {
        return Bytes.withHash(json, "8tH6GwIL1280nU_FhJnynRRDjP85P0hteXAUMI4RmdA");
    }

    private static byte[] replaced(byte[] json, String what, String by) {
        return text(new String(json, StandardCharsets.UTF_8).replace(what, by));
    }

    private static byte[] spaced(byte[] json) {
        return text(new String(json, StandardCharsets.UTF_8) + " ");
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
