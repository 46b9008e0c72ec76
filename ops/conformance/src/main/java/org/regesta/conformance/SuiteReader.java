package org.regesta.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a folder of YAML files: group → case → fields. Cases that share a name all count. */
final class SuiteReader {

    private final Path root;
    private final List<Case> cases = new ArrayList<>();
    private final List<Suite.Broken> broken = new ArrayList<>();

    private SuiteReader(Path root) {
        this.root = root;
    }

    static Suite read(Path folder) {
        SuiteReader reader = new SuiteReader(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(SuiteReader::isYaml).sorted().forEach(reader::file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Suite(List.copyOf(reader.cases), Templates.in(folder), List.copyOf(reader.broken));
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /** One file's text, which is in the format. */
    static List<Case> read(String name, Reader text) {
        SuiteReader reader = new SuiteReader(Path.of(""));
        reader.text(name, text);
        return reader.cases;
    }

    private void file(Path file) {
        String name = root.relativize(file).toString();
        try (Reader text = Files.newBufferedReader(file)) {
            text(name, text);
        } catch (YAMLException | IOException wrong) {
            broken.add(new Suite.Broken(name, firstLine(String.valueOf(wrong.getMessage()))));
        }
    }

    private void text(String name, Reader text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setCodePointLimit(64 << 20);
        if (!(new Yaml(options).compose(text) instanceof MappingNode groups)) {
            broken.add(new Suite.Broken(name, "not a mapping of groups of cases"));
            return;
        }
        for (NodeTuple group : groups.getValue()) {
            group(name, text(group.getKeyNode()), group.getValueNode());
        }
    }

    private void group(String file, String group, Node node) {
        if (!(node instanceof MappingNode members)) {
            broken.add(new Suite.Broken(file, "group " + group + " holds no cases"));
            return;
        }
        for (NodeTuple member : members.getValue()) {
            if (member.getValueNode() instanceof MappingNode fields) {
                cases.add(read(file, group, text(member.getKeyNode()), fields));
            } else {
                broken.add(new Suite.Broken(file, "case " + text(member.getKeyNode()) + " has no fields"));
            }
        }
    }

    private Case read(String file, String group, String name, MappingNode node) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> allowed = new LinkedHashSet<>();
        for (NodeTuple field : node.getValue()) {
            String key = text(field.getKeyNode());
            if (key.equals("allowedErrorCodes")) {
                allowed.addAll(texts(field.getValueNode()));
            } else {
                fields.put(key, text(field.getValueNode()));
            }
        }
        Path path = Path.of(file);
        String module = path.getNameCount() > 1 ? path.getName(0).toString() : "suite";
        return new Case(
                file + "#" + cases.size(),
                module,
                path.getNameCount() > 2 ? path.getName(path.getNameCount() - 2).toString() : group,
                name,
                fields.getOrDefault("endPoint", "").strip(),
                fields.getOrDefault("restMethod", "").strip().toUpperCase(Locale.ROOT),
                fields.getOrDefault("role", "").strip(),
                fields.getOrDefault("inputTemplate", "").strip(),
                fields.getOrDefault("outputTemplate", "").strip(),
                fields.getOrDefault("input", ""),
                fields.getOrDefault("output", ""),
                Boolean.parseBoolean(fields.getOrDefault("checkErrorsOnlyInResponse", "false")),
                allowed,
                Boolean.parseBoolean(fields.getOrDefault("regenerateHbs", "false")));
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static List<String> texts(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(SuiteReader::text).toList();
        }
        return Stream.of(text(node).split("\\s*,\\s*"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
