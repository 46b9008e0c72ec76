package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regesta.engine.backup.Progress;
import org.regesta.engine.backup.Restore;
import org.regesta.engine.eventlog.StoppedBook;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Reserve;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.ports.KeyRefs;
import org.regesta.server.backup.BackupOf;
import org.regesta.server.verify.Report;
import org.regesta.server.verify.Verification;
import org.regesta.server.verify.Verification.Part;
import org.regesta.testkit.CanaryScan;
import org.rocksdb.RocksDBException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Twenty of fifty people are forgotten (P3): nothing that was ever written of them can be read, not in backups,
 * bundles, exports and restored houses either, and thirty live on.
 */
final class TwentyOfFifty {

    private static final int FORGOTTEN = 20;
    private static final Progress SILENT = (what, done, of) -> {};

    private final Path folder;
    private final Path data;
    private final Answers answers;
    private final List<Fifty.Resident> residents;
    private final Map<String, JsonNode> cards = new HashMap<>();

    /**
     * @param folder of what is made beside the house's own
     * @param residents the first is forgotten, the last is not
     */
    TwentyOfFifty(Path folder, Path data, Answers answers, List<Fifty.Resident> residents) {
        this.folder = folder;
        this.data = data;
        this.answers = answers;
        this.residents = residents;
        assertThat(residents).hasSize(Fifty.PEOPLE);
    }

    private List<Fifty.Resident> forgotten() {
        return residents.subList(0, FORGOTTEN);
    }

    private List<Fifty.Resident> others() {
        return residents.subList(FORGOTTEN, residents.size());
    }

    /** Keeps of the day before a backup, its keys, an export, and bundles about one to be forgotten and one not. */
    void keep(Api auditor) throws IOException, InterruptedException {
        others().forEach(each -> cards.put(each.subject(), said(each.subject())));
        keepBundle(auditor, "forgotten", residents.getFirst());
        keepBundle(auditor, "kept", residents.getLast());
        Exported.save(auditor, folder.resolve("export"));
        BackupOf.of(data, folder.resolve("old"), folder.resolve("old-keys"), SILENT);
    }

    /** All that a card says of its person: which event it knows last is moved on by an enrolment that comes late. */
    private JsonNode said(String subject) {
        return ((ObjectNode) answers.card(subject)).without("position");
    }

    /** @param already is forgotten before */
    void forget(Api officer, Api colleague, Fifty.Resident already) {
        Set<String> proposals = new TreeSet<>();
        for (Fifty.Resident each : forgotten()) {
            if (!each.equals(already)) {
                proposals.add(proposed(officer, each));
            }
        }
        proposals.forEach(each -> colleague.send("POST", "/v1/proposals/" + each + "/approval", Map.of()));
        House.await(() -> {
            proposals.removeIf(each -> officer.get("/v1/proposals/" + each)
                    .path("standing")
                    .asString()
                    .equals("EXECUTED"));
            return proposals.isEmpty();
        });
        assertThat(cards)
                .allSatisfy((subject, card) -> assertThat(said(subject)).isEqualTo(card));
        BackupOf.of(data, folder.resolve("new"), folder.resolve("new-keys"), SILENT);
    }

    private static String proposed(Api officer, Fifty.Resident about) {
        String note = about.person().name().latin() + " asked for it";
        return officer.send(
                        "POST",
                        "/v1/proposals",
                        Map.of(
                                "kind",
                                "ERASE_PERSON",
                                "target",
                                about.subject(),
                                "ground",
                                "CONSENT_WITHDRAWN",
                                "note",
                                note))
                .path("proposalId")
                .asString();
    }

    /** Once the house has stopped. */
    void nothingIsLeft() throws IOException, RocksDBException {
        theLedgerProvesItselfAndViewsAreMadeAnewAsTheyAre();
        withoutTheListTheOldKeysWouldOpen();
        anOlderDayIsRestoredWithoutThem();
        nothingStandsInAnyFile();
    }

    private void keepBundle(Api auditor, String name, Fifty.Resident of) throws IOException {
        byte[] bundle = auditor.file(
                "POST",
                "/v1/audit/bundles",
                Map.of("person", of.subject(), "from", "2020-01-01T00:00:00Z", "to", "2099-01-01T00:00:00Z"));
        Doctored unzipped = new Doctored(bundle);
        Path to = Files.createDirectories(folder.resolve("bundles").resolve(name));
        for (Map.Entry<String, byte[]> file : unzipped.files.entrySet()) {
            Files.write(to.resolve(file.getKey().replace('/', '-')), file.getValue());
        }
    }

    private List<String> bundle(String name) throws IOException {
        return Files.readAllLines(folder.resolve("bundles").resolve(name).resolve(Doctored.REGISTRY));
    }

    /** Nothing of the ledger changed, and a replay tells how much of it can no longer be opened. */
    private void theLedgerProvesItselfAndViewsAreMadeAnewAsTheyAre() throws IOException {
        Set<Part> parts = EnumSet.complementOf(EnumSet.of(Part.VIEWS));
        Report report = Verification.run(
                new Verification.Options(data, parts, List.of(), List.of(), List.of(), Map.of()),
                (part, done, of) -> {});
        assertThat(report.findings()).isEmpty();
        List<Envelope> events = stopped(data);
        Unreadable seals;
        try (FileVault vault = vault(data)) {
            seals = Unreadable.among(vault, events);
            Unreadable.InBundle forgotten = Unreadable.inBundle(vault, bundle("forgotten"));
            assertThat(forgotten.seals()).isPositive();
            assertThat(forgotten.opened()).as("of the saved bundle").isZero();
            assertThat(Unreadable.inBundle(vault, bundle("kept")).opened())
                    .as("of the other's")
                    .isPositive();
            List<Envelope> exported = Exported.events(folder.resolve("export"));
            assertThat(new HashSet<>(events).containsAll(exported)).isTrue();
            Unreadable.among(vault, exported)
                    .assertOnly(subjects(forgotten()), subjects(others()), wordsOf(forgotten()));
        }
        seals.assertOnly(subjects(forgotten()), subjects(others()), wordsOf(forgotten()));
        Verb replay = Verb.run("replay", "--all", "--data", data.toString());
        assertThat(replay.status()).as(replay.out() + replay.err()).isZero();
        assertThat(replay.out()).contains("as before").doesNotContain("DIFFERS");
        assertThat(replay.out()).contains("registry: " + seals.goneIn(Book.REGISTRY) + " of ");
    }

    private void anOlderDayIsRestoredWithoutThem() {
        Path restored = folder.resolve("restored");
        Verb verb = Verb.run(
                "restore",
                folder.resolve("old").toString(),
                "--keys",
                folder.resolve("old-keys").toString(),
                "--data",
                restored.toString(),
                "--shredded",
                folder.resolve("new").toString());
        assertThat(verb.status()).as(verb.err()).isZero();
        List<Envelope> older = stopped(restored);
        assertThat(older).noneMatch(event -> event.type().equals("identity.erased"));
        try (FileVault vault = vault(restored)) {
            Unreadable.among(vault, older).assertOnly(subjects(forgotten()), subjects(others()), wordsOf(forgotten()));
        }
    }

    private static FileVault vault(Path data) {
        Path vault = data.resolve("vault");
        return FileVault.open(vault, HousePassword.of(vault, Optional.empty()), Reserve.on(vault, 0));
    }

    private static List<Envelope> stopped(Path data) {
        List<Envelope> events = new ArrayList<>();
        for (Book book : Book.values()) {
            try (StoppedBook stopped = StoppedBook.open(data.resolve(book.text()), book)) {
                stopped.each((position, leaf) -> events.add(Leaf.decode(leaf)));
            }
        }
        return events;
    }

    /** A guard: the list is what keeps them unreadable; and of two copies of the keys, the newer is enough too. */
    private void withoutTheListTheOldKeysWouldOpen() {
        assertThat(heldAfterRestoringWith("old-keys")).isEqualTo(FORGOTTEN);
        assertThat(heldAfterRestoringWith("new-keys")).isZero();
    }

    private long heldAfterRestoringWith(String keys) {
        Path to = folder.resolve("with-" + keys);
        new Restore(folder.resolve("old"), folder.resolve(keys), Set.of())
                .into(to, Optional.empty(), Optional.empty(), SILENT);
        try (FileVault opened = vault(to)) {
            return forgotten().stream()
                    .filter(each -> opened.holds(KeyRefs.subject(each.subject())))
                    .count();
        }
    }

    /** In six encodings, in tables as RocksDB unpacks them, in both backups, their keys and the bundles. */
    private void nothingStandsInAnyFile() throws IOException, RocksDBException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
        assertThat(Unpacked.tables(folder, unpacked)).isPositive();
        Set<String> words = wordsOf(residents);
        assertThat(words).hasSizeGreaterThan(Fifty.PEOPLE * 10);
        assertThat(CanaryScan.of(words).in(folder)).isEmpty();
        Path planted = Files.writeString(
                folder.resolve("bundles/planted"), words.iterator().next());
        assertThat(CanaryScan.of(words).in(folder))
                .extracting(CanaryScan.Hit::file)
                .containsOnly(planted);
    }

    private static Set<String> subjects(List<Fifty.Resident> of) {
        return of.stream().map(Fifty.Resident::subject).collect(Collectors.toSet());
    }

    private static Set<String> wordsOf(List<Fifty.Resident> of) {
        return of.stream().flatMap(each -> each.canaries().all().stream()).collect(Collectors.toSet());
    }
}
