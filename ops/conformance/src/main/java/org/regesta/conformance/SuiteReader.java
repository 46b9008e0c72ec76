package org.regesta.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Reads a folder of YAML files: group → case → fields. Cases that share a name all count, and so do those that are not
 * in the format: as not runnable.
 */
final class SuiteReader {

    private final Path root;
    private final List<Case> cases = new ArrayList<>();
    private final List<Suite.Broken> broken = new ArrayList<>();

    private SuiteReader(Path root) {
        this.root = root;
    }

    static Suite read(Path folder) {
        SuiteReader reader = new SuiteReader(folder.toAbsolutePath().normalize());
        try (Stream<Path> files = Files.walk(reader.root)) {
            files.filter(SuiteReader::isYaml).sorted().forEach(reader::file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Suite(List.copyOf(reader.cases), Templates.in(reader.root), List.copyOf(reader.broken));
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }

    /** One file's text, which is in the format. */
    static List<Case> read(String name, Reader text) {
        SuiteReader reader = new SuiteReader(Path.of(""));
        documents(text).forEach(document -> reader.document(name, document));
        return reader.cases;
    }

    private void file(Path file) {
        String name = root.relativize(file).toString();
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            text(name, text);
        } catch (IOException wrong) {
            broken.add(new Suite.Broken(name, "cannot be read: " + wrong.getMessage()));
        }
    }

    /** A file of which one case is broken still holds the others. */
    private void text(String name, String text) {
        try {
            documents(new StringReader(text)).forEach(document -> document(name, document));
        } catch (YAMLException wrong) {
            String why = firstLine(wrong);
            List<Salvage.Piece> pieces = Salvage.pieces(text);
            if (pieces.isEmpty()) {
                broken.add(new Suite.Broken(name, why));
            }
            pieces.forEach(piece -> piece(name, piece));
        }
    }

    private void piece(String file, Salvage.Piece piece) {
        try {
            documents(new StringReader(piece.text())).forEach(document -> document(file, document));
        } catch (YAMLException wrong) {
            cases.add(caseReader(file).flawed(piece.group(), piece.name(), "not YAML: " + firstLine(wrong)));
        }
    }

    private static List<Node> documents(Reader text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setCodePointLimit(64 << 20);
        List<Node> documents = new ArrayList<>();
        new Yaml(options).composeAll(text).forEach(documents::add);
        return documents;
    }

    private void document(String name, Node document) {
        if (!(document instanceof MappingNode groups)) {
            broken.add(new Suite.Broken(name, "not a mapping of groups of cases"));
            return;
        }
        for (NodeTuple group : groups.getValue()) {
            group(name, CaseReader.text(group.getKeyNode()), group.getValueNode());
        }
    }

    private void group(String file, String group, Node node) {
        if (!(node instanceof MappingNode members)) {
            broken.add(new Suite.Broken(file, "group " + group + " holds no cases"));
            return;
        }
        if (CaseReader.isCase(members)) {
            cases.add(read(file, group, group, members));
            return;
        }
        for (NodeTuple member : members.getValue()) {
            String name = CaseReader.text(member.getKeyNode());
            cases.add(
                    member.getValueNode() instanceof MappingNode fields
                            ? read(file, group, name, fields)
                            : caseReader(file).flawed(group, name, "the case has no fields"));
        }
    }

    private Case read(String file, String group, String name, MappingNode fields) {
        try {
            return caseReader(file).read(group, name, fields);
        } catch (StackOverflowError endless) { // YAML lets a node stand in itself
            return caseReader(file).flawed(group, name, "a field of the case holds itself");
        }
    }

    private CaseReader caseReader(String file) {
        Path named = root.getFileName();
        return new CaseReader(named == null ? "" : named.toString(), file, cases.size());
    }

    private static String firstLine(YAMLException wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }
}
