package org.regesta.conformance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.Json;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one case's fields, whatever the capitals of their names. */
final class CaseReader {

    private static final String ENDPOINT = "endpoint";

    private final String rootName;
    private final String file;
    private final int position;

    /** @param rootName the suite's folder, which is a module's own where only that was given */
    CaseReader(String rootName, String file, int position) {
        this.rootName = rootName;
        this.file = file;
        this.position = position;
    }

    /** Whether a mapping is a case and not a group of cases. */
    static boolean isCase(MappingNode node) {
        return node.getValue().stream()
                .anyMatch(field -> text(field.getKeyNode()).equalsIgnoreCase(ENDPOINT)
                        && field.getValueNode() instanceof ScalarNode);
    }

    Case read(String group, String name, MappingNode node) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        fields(node, nodes);
        Map<String, String> fields = new LinkedHashMap<>();
        nodes.forEach((key, value) -> fields.put(key, value instanceof ScalarNode ? text(value) : json(value)));
        return made(
                group,
                name,
                fields,
                texts(nodes.get("allowederrorcodes")),
                texts(nodes.get("additionaldependencies")),
                CaseFields.flaw(nodes).orElse(""));
    }

    /** One that cannot be tried, and why: it still counts. */
    Case flawed(String group, String name, String flaw) {
        return made(group, name, Map.of(), Set.of(), Set.of(), flaw);
    }

    /** A field stated here counts before one that is merged in. */
    private static void fields(MappingNode node, Map<String, Node> into) {
        for (NodeTuple field : node.getValue()) {
            if (!text(field.getKeyNode()).equals("<<")) {
                into.put(text(field.getKeyNode()).toLowerCase(Locale.ROOT), field.getValueNode());
            }
        }
        for (NodeTuple field : node.getValue()) {
            if (text(field.getKeyNode()).equals("<<")) {
                merged(field.getValueNode()).forEach(merged -> {
                    Map<String, Node> others = new LinkedHashMap<>();
                    fields(merged, others);
                    others.forEach(into::putIfAbsent);
                });
            }
        }
    }

    private static Stream<MappingNode> merged(Node node) {
        Stream<Node> all = node instanceof SequenceNode list ? list.getValue().stream() : Stream.of(node);
        return all.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private Case made(
            String group,
            String name,
            Map<String, String> fields,
            Set<String> allowed,
            Set<String> after,
            String flaw) {
        String template = fields.getOrDefault("inputtemplate", "").strip();
        Path path = Path.of(file);
        String module = module(path, template);
        boolean inFolder = path.getNameCount() > 2 || path.getNameCount() > 1 && module.equals(rootName);
        return new Case(
                file + "#" + position,
                module,
                inFolder ? path.getName(path.getNameCount() - 2).toString() : group,
                name,
                fields.getOrDefault(ENDPOINT, "").strip(),
                fields.getOrDefault("restmethod", "").strip().toUpperCase(Locale.ROOT),
                fields.getOrDefault("role", "").strip(),
                template,
                fields.getOrDefault("outputtemplate", "").strip(),
                fields.getOrDefault("input", ""),
                fields.getOrDefault("output", ""),
                Boolean.parseBoolean(fields.getOrDefault("checkerrorsonlyinresponse", "false")),
                allowed,
                Boolean.parseBoolean(fields.getOrDefault("regeneratehbs", "false")),
                names(fields.getOrDefault("queryparams", "")),
                names(fields.getOrDefault("pathparams", "")),
                Boolean.parseBoolean(fields.getOrDefault("checkonlystatuscodeinresponse", "false")),
                fields.getOrDefault("uniqueidentifier", "").strip(),
                after,
                names(fields.getOrDefault("kycfields", "")),
                flaw);
    }

    /** Names of members, as {@code a,b} or {@code ["a", "b"]}. */
    private static List<String> names(String field) {
        return Stream.of(field.split("[\\s,\\[\\]\"']+"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** What the template's name begins with, where the file lies in a folder of that name; else the first folder. */
    private String module(Path path, String template) {
        String named = template.replaceFirst("/.*", "");
        List<String> folders = StreamSupport.stream(path.spliterator(), false)
                .limit(path.getNameCount() - 1L)
                .map(Path::toString)
                .toList();
        return Stream.concat(folders.stream(), Stream.of(rootName))
                .filter(named::equalsIgnoreCase)
                .findFirst()
                .orElse(folders.isEmpty() ? "suite" : folders.getFirst());
    }

    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Set<String> texts(@Nullable Node node) {
        if (node == null) {
            return Set.of();
        }
        Stream<String> texts = node instanceof SequenceNode list
                ? list.getValue().stream().map(CaseReader::text)
                : Stream.of(text(node).split("\\s*,\\s*"));
        Set<String> found = new LinkedHashSet<>();
        texts.filter(each -> !each.isEmpty()).forEach(found::add);
        return found;
    }

    /** What stands as YAML where the format has a text of JSON. */
    private static String json(Node node) {
        return switch (node) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .map(each -> Json.write(text(each.getKeyNode())) + ":" + json(each.getValueNode()))
                        .collect(Collectors.joining(",", "{", "}"));
            case SequenceNode list ->
                list.getValue().stream().map(CaseReader::json).collect(Collectors.joining(",", "[", "]"));
            default -> node.getTag().equals(Tag.STR) ? Json.write(text(node)) : text(node);
        };
    }
}
