package org.regesta.saga.registration.stage.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A packet, unpacked: {@code <source>/<process>/{rid}_{id,evidence,optional}.zip}, each with its description beside it.
 *
 * @param idObject the ID objects of all parts put together
 */
record PacketContent(List<Part> parts, JsonNode idObject) {

    private static final Pattern FILE = Pattern.compile(
            "([A-Za-z0-9_]{1,40})/([A-Za-z0-9_]{1,40})/([0-9]{29})_(id|evidence|optional)\\.(zip|json)");
    private static final List<String> PARTS = List.of("id", "evidence", "optional");

    /** Unpacks it; what is not as the layout has it is a fault. */
    static PacketContent read(byte[] packet, Unsealing unsealing, Synced announced, Faults faults) {
        String registrationId = announced.registrationId();
        Map<String, byte[]> files = Archive.unpack(packet, Archive.PACKET, "packet", faults);
        String folder = folder(files.keySet(), announced, faults);
        List<Part> parts = new ArrayList<>();
        for (String name : PARTS) {
            part(files, unsealing, folder + "/" + registrationId + "_" + name, name, faults)
                    .ifPresent(parts::add);
        }
        parts.forEach(part -> part.check(faults));
        return new PacketContent(List.copyOf(parts), merged(parts, faults));
    }

    /** The one folder of source and process that all its files lie in. */
    private static String folder(Set<String> files, Synced announced, Faults faults) {
        Set<String> folders = new TreeSet<>();
        for (String file : files) {
            Matcher name = FILE.matcher(file);
            if (!name.matches()) {
                faults.add(FaultCode.ARCHIVE_NAME, "packet");
                continue;
            }
            folders.add(name.group(1) + "/" + name.group(2));
            if (!name.group(3).equals(announced.registrationId())) {
                faults.add(FaultCode.REFERENCE, "packet/registrationId");
            }
            if (!name.group(2).equals(announced.process().name())) {
                faults.add(FaultCode.REFERENCE, "packet/process");
            }
        }
        if (folders.size() > 1) {
            faults.add(FaultCode.ARCHIVE_NAME, "packet");
        }
        return folders.isEmpty() ? "" : folders.iterator().next();
    }

    private static Optional<Part> part(
            Map<String, byte[]> files, Unsealing unsealing, String path, String name, Faults faults) {
        byte[] zip = files.get(path + ".zip");
        byte[] about = files.get(path + ".json");
        if (zip == null && about == null && !name.equals("id")) {
            return Optional.empty(); // evidence and optional need not be there
        }
        if (zip == null) {
            faults.add(FaultCode.FILE_MISSING, name + ".zip");
        }
        if (about == null) {
            faults.add(FaultCode.FILE_MISSING, name + ".json");
        }
        Optional<JsonNode> described =
                Optional.ofNullable(about).flatMap(Part::read).filter(JsonNode::isObject);
        if (about != null && described.isEmpty()) {
            faults.add(FaultCode.FILE_UNREADABLE, name + ".json");
        }
        return Optional.ofNullable(zip).map(whole -> unpacked(name, whole, described, unsealing, faults));
    }

    private static Part unpacked(
            String name, byte[] whole, Optional<JsonNode> described, Unsealing unsealing, Faults faults) {
        SequencedMap<String, byte[]> files = unsealing
                .part(name, whole, described.orElseGet(Json.mapper()::missingNode))
                .map(zip -> Archive.unpack(zip, Archive.PART, name + ".zip", faults))
                .orElseGet(LinkedHashMap::new);
        return new Part(name, whole, described, files);
    }

    /** One ID object of all parts; a field that stands in two parts says the same in both. */
    private static JsonNode merged(List<Part> parts, Faults faults) {
        ObjectNode whole = Json.mapper().createObjectNode();
        ObjectNode identity = whole.putObject("identity");
        for (Part part : parts) {
            part.json(Part.ID).filter(JsonNode::isObject).ifPresent(object -> {
                object.properties().stream()
                        .filter(field -> !field.getKey().equals("identity"))
                        .forEach(field -> merge(whole, field, faults));
                object.path("identity").properties().forEach(field -> merge(identity, field, faults));
            });
        }
        return whole;
    }

    private static void merge(ObjectNode into, Map.Entry<String, JsonNode> field, Faults faults) {
        JsonNode before = into.get(field.getKey());
        if (before == null) {
            into.set(field.getKey(), field.getValue());
        } else if (!Objects.equals(before, field.getValue())) {
            faults.add(FaultCode.REFERENCE, Faults.named(field.getKey()));
        }
    }

    JsonNode identity() {
        return idObject.path("identity");
    }

    /** The applicant's biometrics. */
    Optional<byte[]> biometrics() {
        return file(identity().path(Fields.INDIVIDUAL_BIOMETRICS).path("value").asString(""));
    }

    /** A file of any part, by its name without extension. */
    Optional<byte[]> file(String nameWithoutExtension) {
        return parts.stream()
                .flatMap(part -> part.called(nameWithoutExtension).stream())
                .findFirst();
    }
}
