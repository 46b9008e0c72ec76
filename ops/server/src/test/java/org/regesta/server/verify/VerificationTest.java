package org.regesta.server.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.ViewStore;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.verify.Verification.Part;

/** T1 over a data folder, and T3: what is changed in any file of a stopped house is found and named. */
class VerificationTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final long SEED = Long.getLong("seed", 20261121);
    private static final int FLIPS = SOAK ? 500 : 60;
    private static final Verification.Progress QUIET = (part, done, of) -> {};

    @TempDir
    private static Path folder;

    private static Path data;

    /** A house that was started twice, so that its log has tables and a tail, and holds a sealed blob. */
    @BeforeAll
    static void liveAndStop() {
        data = folder.resolve("house");
        try (RegestaServer.Instance house = RegestaServer.start(Options.on(data).withPort(0))) {
            house.part(Evidence.class)
                    .put(KeyRefs.registration("10001100010000120261121120000"), "packet", new byte[3000]);
            assertThatThrownBy(() -> Verification.run(Verification.Options.on(data), QUIET))
                    .isInstanceOf(Verification.Impossible.class)
                    .hasMessageContaining("running");
        }
    }

    private static Report verify(Part first, Part... rest) {
        return Verification.run(Verification.Options.on(data).only(first, rest), QUIET);
    }

    @Test
    void a_house_that_was_stopped_in_order_is_clean_in_every_part() {
        Report report = verify(Part.BOOKS, Part.EVIDENCE, Part.VIEWS);
        assertThat(report.findings()).isEmpty();
        assertThat(report.done()).anySatisfy(line -> assertThat(line).startsWith("registry: "));
        assertThat(report.done()).anySatisfy(line -> assertThat(line).startsWith("view audit"));
        assertThat(report.done()).contains("evidence: 1 blobs");
    }

    @Test
    void an_edited_document_of_a_view_is_named() {
        String[] edited = new String[2];
        edit(edited);
        Report report = verify(Part.VIEWS);
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.place())
                .startsWith("view ")
                .endsWith("document " + edited[1]));
        undo(edited);
        assertThat(verify(Part.VIEWS).clean()).isTrue();
    }

    private static ViewStore.Document original;

    private static void edit(String[] edited) {
        try (RocksViewStore state = RocksViewStore.open(data.resolve("state"))) {
            for (Map.Entry<String, ViewStore.Collection> one : views(state).entrySet()) {
                List<ViewStore.Document> page = one.getValue()
                        .scan(ViewStore.BY_ID, "", null, null, 1, ViewStore.Order.ASCENDING)
                        .documents();
                if (!page.isEmpty()) {
                    original = page.getFirst();
                    edited[0] = one.getKey();
                    edited[1] = original.id();
                    one.getValue()
                            .replaceAll(List.of(new ViewStore.Document(
                                    original.id(), original.version(), original.body() + " ", original.keys())));
                    return;
                }
            }
        }
        throw new AssertionError("no view has a document");
    }

    private static void undo(String[] edited) {
        try (RocksViewStore state = RocksViewStore.open(data.resolve("state"))) {
            views(state).get(edited[0]).replaceAll(List.of(original));
        }
    }

    /** Collections of the audit view, with the indexes they were declared with. */
    private static Map<String, ViewStore.Collection> views(RocksViewStore state) {
        Map<String, ViewStore.Collection> found = new TreeMap<>();
        for (String name : state.names()) {
            if (name.startsWith("audit")) {
                state.declared(name).ifPresent(indexes -> found.put(name, state.collection(name, indexes)));
            }
        }
        return found;
    }

    @Test
    void flips_anywhere_in_books_notary_and_evidence_are_found_or_change_nothing() throws IOException {
        System.out.println("seed " + SEED);
        Random dice = new Random(SEED);
        List<Path> files = files();
        List<String> before = verify(Part.BOOKS, Part.EVIDENCE).done();
        Map<String, int[]> kinds = new TreeMap<>();
        for (int flip = 0; flip < FLIPS; flip++) {
            Path file = files.get(dice.nextInt(files.size()));
            byte[] content = Files.readAllBytes(file);
            int at = dice.nextInt(content.length);
            byte[] flipped = content.clone();
            flipped[at] ^= (byte) (1 << dice.nextInt(8));
            Files.write(file, flipped);
            Report report = verify(Part.BOOKS, Part.EVIDENCE);
            Files.write(file, content);
            if (report.clean()) {
                assertThat(report.done()).as("%s byte %d: slack", file, at).isEqualTo(before);
            }
            kinds.computeIfAbsent(kind(file), unseen -> new int[2])[report.clean() ? 1 : 0]++;
        }
        kinds.forEach(
                (kind, counts) -> System.out.println("  " + kind + ": found " + counts[0] + ", slack " + counts[1]));
        assertThat(kinds.keySet())
                .anyMatch(kind -> kind.contains("notary"))
                .anyMatch(kind -> kind.contains("registry"));
        assertThat(verify(Part.BOOKS, Part.EVIDENCE).clean()).isTrue();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of("registry", "access", "notary", "evidence")) {
            try (Stream<Path> all = Files.walk(data.resolve(part))) {
                all.filter(file -> Files.isRegularFile(file) && sizeOf(file) > 0 && sizeOf(file) < 4_000_000)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    private static String kind(Path file) {
        return data.relativize(file).toString().replaceAll("[0-9a-f]{64}", "…").replaceAll("[0-9]+", "N");
    }
}
