package org.regesta.testkit.packet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The files of one inner zip. */
final class SubPacket {

    private final Application application;
    private final String process;
    private final FieldCategories categories;
    private final String name;
    private final SequencedMap<String, Object> identity = new LinkedHashMap<>();
    private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    private final SequencedMap<String, byte[]> biometrics = new LinkedHashMap<>();
    private final SequencedMap<String, byte[]> demographics = new LinkedHashMap<>();
    private final SequencedMap<String, byte[]> operations = new LinkedHashMap<>();

    SubPacket(Application application, String process, FieldCategories categories, String name) {
        this.application = application;
        this.process = process;
        this.categories = categories;
        this.name = name;
    }

    SequencedMap<String, byte[]> files() {
        addFields();
        addDocuments();
        addBiometrics();
        byte[] id = json(Map.of("identity", identity));
        files.putFirst("ID.json", id);
        demographics.putFirst("ID", id);
        if (name.equals("id")) {
            byte[] audit = json(MetaInfo.audits(application));
            files.put("audit.json", audit);
            operations.put("audit", audit);
            application.biometrics().forEach((field, cbeff) -> {
                if (MetaInfo.isOfficers(field)) {
                    files.put(field + ".xml", cbeff);
                    operations.put(field, cbeff);
                }
            });
        }
        files.put("packet_data_hash.txt", PacketHashes.hashFile(dataInOrder()));
        files.put("packet_operations_hash.txt", PacketHashes.hashFile(operations.values()));
        files.put(
                "packet_meta_info.json", json(MetaInfo.of(application, process, dataSequence(), operationsSequence())));
        return files;
    }

    private void addFields() {
        JsonNode version = application.identity().path("IDSchemaVersion");
        if (!version.isMissingNode()) {
            identity.put("IDSchemaVersion", version); // every sub-packet names its schema
        }
        for (Map.Entry<String, JsonNode> field : application.identity().properties()) {
            if (isHere(field.getKey())) {
                identity.put(field.getKey(), field.getValue());
            }
        }
    }

    private void addDocuments() {
        application.documents().forEach((field, document) -> {
            if (isHere(field)) {
                identity.put(field, Map.of("format", document.format(), "type", document.type(), "value", field));
                files.put(field + "." + document.format(), document.content());
                demographics.put(field, document.content());
            }
        });
    }

    private void addBiometrics() {
        application.biometrics().forEach((field, cbeff) -> {
            if (isHere(field) && !MetaInfo.isOfficers(field)) {
                String file = field + "_bio_CBEFF";
                identity.put(field, Map.of("format", "cbeff", "version", 1, "value", file));
                files.put(file + ".xml", cbeff);
                biometrics.put(file, cbeff);
            }
        });
    }

    private boolean isHere(String field) {
        return categories.subPacketOf(field).equals(name);
    }

    private List<byte[]> dataInOrder() {
        List<byte[]> all = new ArrayList<>(biometrics.values());
        all.addAll(demographics.values());
        return all;
    }

    private List<Object> dataSequence() {
        List<Object> sequences = new ArrayList<>();
        if (!biometrics.isEmpty()) {
            sequences.add(sequence("biometricSequence", biometrics));
        }
        sequences.add(sequence("demographicSequence", demographics));
        return sequences;
    }

    private List<Object> operationsSequence() {
        return operations.isEmpty() ? List.of() : List.of(sequence("otherFiles", operations));
    }

    private static Object sequence(String label, Map<String, byte[]> of) {
        return Map.of("label", label, "value", List.copyOf(of.keySet()));
    }

    private static byte[] json(Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8);
    }
}
