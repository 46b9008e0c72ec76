package org.regesta.server.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.engine.backup.BackupRefused;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.events.Sealed;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.backup.BackupOf;
import org.regesta.server.backup.RestoreTo;
import org.regesta.server.verify.Verification.Part;
import org.regesta.testkit.memory.InMemoryLedger;

/** What a verification says of a stopped house, part by part. */
class VerificationTest {

    private static final Verification.Progress QUIET = (part, done, of) -> {};

    private static final org.regesta.engine.backup.Progress SILENT = (what, done, of) -> {};
    private static final String ANNOUNCED = "10001100010000220261121120000";

    @TempDir
    private static Path folder;

    private static Path data;

    /** A house that was started twice, so that its log has tables and a tail, and holds a sealed blob. */
    @BeforeAll
    static void liveAndStop() throws IOException {
        data = folder.resolve("house");
        try (RegestaServer.Instance house = RegestaServer.start(Options.on(data).withPort(0))) {
            house.part(Evidence.class)
                    .put(KeyRefs.registration("10001100010000120261121120000"), "packet", new byte[3000]);
            assertThatThrownBy(() -> Verification.run(Verification.Options.on(data), QUIET))
                    .isInstanceOf(Verification.Impossible.class)
                    .hasMessageContaining("running");
            BackupOf.of(data, folder.resolve("backup"), folder.resolve("keys"), SILENT);
            copy(folder.resolve("keys"), folder.resolve("older-keys"));
            copy(data.resolve("vault"), folder.resolve("older-vault"));
            announce(house);
            BackupOf.of(data, folder.resolve("backup"), folder.resolve("keys"), SILENT);
        }
    }

    /** Somebody's phone number is sealed under a key of their own. */
    private static void announce(RegestaServer.Instance house) {
        Sealed phone = house.part(Vault.class)
                .seal(KeyRefs.registration(ANNOUNCED), "phone", "9000000000".getBytes(StandardCharsets.US_ASCII));
        house.part(Commands.class)
                .send(
                        new RegistrationCommand.Sync(
                                ANNOUNCED,
                                Process.NEW,
                                "packet-1",
                                "0".repeat(64),
                                1,
                                SupervisorStatus.APPROVED,
                                "eng",
                                Map.of("phone", phone)),
                        InMemoryLedger.SOMEONE);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(file -> !file.endsWith("ballast")).toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    /** Whoever opens it says so, and in all of the house that was set back nothing else is wrong. */
    @Test
    void a_vault_from_before_its_ledgers_newest_keys_is_refused_by_a_start_a_restore_and_a_verification()
            throws IOException {
        Path house = folder.resolve("set-back");
        copy(data, house);
        Files.move(house.resolve("vault"), folder.resolve("newer-vault"));
        copy(folder.resolve("older-vault"), house.resolve("vault"));

        Report report = Verification.run(
                Verification.Options.on(house).only(Part.BOOKS, Part.VAULT, Part.EVIDENCE, Part.STORES), QUIET);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("vault");
            assertThat(finding.expected()).matches("the key that event registry/\\d+ names");
            assertThat(finding.found()).contains("older than its ledger", " of 1 events");
        });
        assertThatThrownBy(() -> RegestaServer.start(Options.on(house).withPort(0)))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("this vault is older than its ledger: it lacks a key that");
        assertThatThrownBy(() -> RestoreTo.folder(
                        folder.resolve("restored"),
                        folder.resolve("backup"),
                        folder.resolve("older-keys"),
                        Optional.empty(),
                        Set.of(),
                        SILENT))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("are older than the backup: they lack a key that");
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

    /** A sound house of which nobody gave the keys is not a damaged one. */
    @Test
    void without_the_password_or_the_token_what_needs_keys_is_left_out_and_nothing_is_called_wrong()
            throws IOException {
        Path password = data.resolve("vault").resolve("house.password");
        Path aside = Files.move(password, folder.resolve("aside"));
        Report withoutPassword = verify(Part.BOOKS, Part.VAULT, Part.VIEWS);
        Files.move(aside, password);
        leavesOut(withoutPassword, "its password is not in the folder");
        Path token = Files.writeString(data.resolve("vault").resolve("house.token"), "label");
        Report withoutToken = verify(Part.BOOKS, Part.VAULT, Part.VIEWS);
        Files.delete(token);
        leavesOut(withoutToken, "its house key is in a token");
    }

    private static void leavesOut(Report report, String why) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.notDone())
                .anySatisfy(line -> assertThat(line).startsWith("vault: ").contains(why))
                .anySatisfy(line -> assertThat(line).startsWith("views: ").contains(why));
        assertThat(report.done()).noneSatisfy(line -> assertThat(line).startsWith("view "));
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
}
