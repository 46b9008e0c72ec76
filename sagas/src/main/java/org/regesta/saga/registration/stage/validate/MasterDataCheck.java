package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.events.registration.FaultCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Values that master data lists were in it when the packet was made: as a code, or as its name in the language. Which
 * fields those are, says the schema: {@code fieldType} {@code dynamic}, and of places {@code subType}, or the field's
 * own name, that is one of their levels. A place lies in the one that the field of the level above names.
 *
 * <p>A list that nobody had begun then binds nobody, except for a field that the schema itself calls dynamic.
 */
@Component
class MasterDataCheck {

    /** What schemas list without saying so, as MOSIP's own do. */
    private static final Set<String> LISTED = Set.of("gender", "residenceStatus", "maritalStatus", "bloodType");

    private final MasterLists lists;

    MasterDataCheck(MasterLists lists) {
        this.lists = lists;
    }

    /** @param then when the packet was made */
    void run(JsonNode identity, IdentitySchema schema, Instant then, Faults faults) {
        identity.properties().forEach(field -> {
            boolean dynamic = schema.isDynamic(field.getKey());
            if (dynamic || LISTED.contains(field.getKey())) {
                Optional<MasterLists.Values> values = lists.at(MasterLists.ofField(field.getKey()), then);
                boolean known = values.map(
                                list -> !meant(list, field.getValue()).isEmpty())
                        .orElse(!dynamic);
                if (!known) {
                    faults.add(FaultCode.MASTER_DATA, field.getKey());
                }
            }
        });
        checkPlaces(identity, schema, then, faults);
    }

    private void checkPlaces(JsonNode identity, IdentitySchema schema, Instant then, Faults faults) {
        Map<Integer, List<String>> fields = placeFields(identity, schema, then);
        int deepest = fields.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        Set<String> around = Set.of("");
        for (int level = 0; level <= deepest; level++) {
            Map<String, MasterLists.Values> inside = new LinkedHashMap<>();
            around.forEach(
                    code -> lists.at(MasterLists.within(code), then).ifPresent(values -> inside.put(code, values)));
            Set<String> here = new TreeSet<>();
            inside.values().forEach(values -> here.addAll(values.names().keySet()));
            for (String field : fields.getOrDefault(level, List.of())) {
                Set<String> named = new TreeSet<>();
                inside.values().forEach(values -> named.addAll(meant(values, identity.path(field))));
                here.retainAll(named);
                if (here.isEmpty()) {
                    faults.add(FaultCode.MASTER_DATA, field);
                    return; // what lies in a place that is none, nobody can say
                }
            }
            around = here;
        }
    }

    /** The fields that name places, by level, in the order of their names. */
    private Map<Integer, List<String>> placeFields(JsonNode identity, IdentitySchema schema, Instant then) {
        Map<Integer, List<String>> fields = new TreeMap<>();
        Map<String, Integer> levels = new TreeMap<>();
        lists.at(MasterLists.LEVELS, then).ifPresent(known -> known.names().forEach((level, names) -> names.values()
                .forEach(name -> levels.put(plain(name), Integer.valueOf(level)))));
        identity.properties().forEach(field -> {
            Integer level = levels.get(plain(schema.subType(field.getKey()).orElse(field.getKey())));
            if (level != null) {
                fields.computeIfAbsent(level, at -> new ArrayList<>()).add(field.getKey());
            }
        });
        return fields;
    }

    /** The codes that every form of the value means. */
    private static Set<String> meant(MasterLists.Values values, JsonNode value) {
        if (!value.isArray()) {
            return values.meant(value.asString(""), "");
        }
        Set<String> codes = new TreeSet<>(values.names().keySet());
        value.forEach(form -> codes.retainAll(values.meant(
                form.path("value").asString(""), form.path("language").asString("-"))));
        return value.isEmpty() ? Set.of() : codes;
    }

    /** {@code Postal Code} is {@code postalCode}. */
    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
