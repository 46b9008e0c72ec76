package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.notary.Finding;
import org.regesta.ports.KeyRefs;
import org.regesta.server.verify.Report;
import org.regesta.server.verify.Verification;
import org.regesta.server.verify.Verification.Part;

/**
 * A data folder that was lived in: a bit flipped in any file of it is found and placed, or changes nothing (T1); and
 * what the verbs that work on one say and do.
 */
class StoppedHouseTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final int FLIPS = Integer.getInteger("flips", Boolean.getBoolean("soak") ? 5_000 : 500);
    private static final int HANDS = 2;

    private static final int EDITS = 500;

    private static final int ROUNDS = Boolean.getBoolean("soak") ? 6 : 1;

    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void liveAndStop() {
        data = LivedIn.house(folder.resolve("house"));
    }

    private static Report verify(Set<Part> parts) {
        return Verification.run(
                new Verification.Options(data, parts, List.of(), List.of(), List.of(), Map.of()),
                (part, done, of) -> {});
    }

    @Test
    void a_bit_flipped_anywhere_is_found_and_placed_or_proven_slack() throws Exception {
        System.out.println("seed " + SEED);
        long began = System.nanoTime();
        Map<String, int[]> counts = new TreeMap<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<Flips>> turning = new ArrayList<>();
            for (int hand = 0; hand < HANDS; hand++) {
                Path copy = LivedIn.wholeCopy(data, folder.resolve("flipped-" + hand));
                Random dice = new Random(SEED + hand);
                turning.add(hands.submit(() -> {
                    Flips flips = new Flips(copy, dice);
                    flips.turn(FLIPS / HANDS);
                    flips.isCleanAgain();
                    return flips;
                }));
            }
            for (Future<Flips> hand : turning) {
                hand.get()
                        .counts
                        .forEach((kind, found) -> counts.merge(
                                kind, found, (one, other) -> new int[] {one[0] + other[0], one[1] + other[1]}));
            }
        }
        counts.forEach((kind, found) -> System.out.printf("  %-44s found %3d, slack %3d%n", kind, found[0], found[1]));
        System.out.printf("T1: %d flips in %.1f s%n", FLIPS, (System.nanoTime() - began) / 1e9);
        assertThat(counts.values().stream()
                        .mapToInt(found -> found[0] + found[1])
                        .sum())
                .isEqualTo(FLIPS);
        assertThat(counts.keySet()).contains(COVERED);
        assertThat(SAYING)
                .allSatisfy(kind -> assertThat(counts.get(kind)[1]).as(kind).isZero());
    }

    private static final String[] COVERED = {
        "registry/log/N.log",
        "registry/log/MANIFEST-N",
        "notary/registry/tile/N/N.p/N",
        "notary/registry/checkpoint",
        "notary/registry/history/N-N-N",
        "notary/registry/key",
        "evidence/…/…",
        "outbox/…/…",
        "state/N.sst",
        "state/MANIFEST-N",
        "auth/N.log",
        "access/log/N.sst",
        "vault/keys.log",
        "vault/house.p12",
        "vault/house.password",
        "vault/keypairs.p12",
        "vault/covers.json",
        "vault/index-N/CURRENT",
        "vault/index-N/MANIFEST-N",
        "vault/index-N/N.sst",
        "registry/ballast"
    };

    /** In these every bit says something. */
    private static final List<String> SAYING =
            Stream.of(COVERED).filter(kind -> !kind.equals("registry/ballast")).toList();

    /** Everything at once, as a person at the console sees it. */
    @Test
    void verify_is_clean_then_names_every_place_that_was_changed_and_its_status_tells() throws IOException {
        Verb clean = Verb.run("verify", "--data", data.toString());
        assertThat(clean.out())
                .contains("checked      registry: ", "checked      view ", "Clean.")
                .doesNotContain("WRONG");
        assertThat(clean.status()).isZero();
        Random dice = new Random(SEED);
        Map<String, Flip> flips = new TreeMap<>();
        for (String kind : List.of(
                "registry/log/N.log",
                "notary/registry/tile/N/N.p/N",
                "notary/access/checkpoint",
                "evidence/…/…",
                "outbox/…/…",
                "state/N.sst")) {
            flips.put(kind, Flip.in(Flips.kinds(data).get(kind).getLast(), dice));
        }
        Verb wrong = Verb.run("verify", "--data", data.toString());
        for (Flip flip : flips.values()) {
            flip.undo();
        }
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out())
                .contains(
                        "WRONG        event registry/", "registry tile/0/", "access checkpoint", "WRONG        state/")
                .contains("evidence " + flips.get("evidence/…/…").file().getFileName())
                .contains("outbox " + flips.get("outbox/…/…").file().getFileName());
        assertThat(Verb.run("verify", "--data", folder.resolve("nowhere").toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void a_blob_that_an_event_names_and_nobody_has_is_missed() throws IOException {
        Path blob = LivedIn.blob(data, LivedIn.templates(data).name()); // what work done twice left is named by none
        Path aside = Files.move(blob, folder.resolve("aside"));
        Report report = verify(Set.of(Part.BOOKS, Part.VAULT, Part.EVIDENCE));
        Report withoutKeys = verify(Set.of(Part.BOOKS, Part.EVIDENCE));
        Files.move(aside, blob);
        assertThat(report.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.place()).isEqualTo("evidence " + blob.getFileName());
            assertThat(finding.expected()).startsWith("the blob that event registry/");
        });
        assertThat(withoutKeys.clean()).isTrue();
        assertThat(withoutKeys.notDone()).anySatisfy(line -> assertThat(line).contains(" blobs", "takes the vault"));
    }

    /**
     * T3: what is edited in the views of both stores is named, document by document, and nothing else is: not what only
     * cannot be made anew, because a blob that it comes from was changed.
     */
    @Test
    void every_edited_document_is_named_and_no_other() throws IOException {
        LivedIn.Templates amina = LivedIn.templates(data);
        for (int round = 0; round < ROUNDS; round++) {
            Random dice = new Random(SEED + round);
            Path house = LivedIn.copy(data, folder.resolve("edited-" + round));
            Set<String> edited = EditedViews.edit(house, views(), amina.subject(), EDITS, dice);
            Flip.in(LivedIn.blob(house, amina.name()), dice);
            Report report = Verification.run(
                    Verification.Options.on(house).only(Part.VIEWS), (part, done, of) -> {}, 2 * EDITS);
            assertThat(edited).hasSize(EDITS);
            edited.add("evidence " + amina.name());
            assertThat(report.findings().stream().map(Finding::place)).containsExactlyInAnyOrderElementsOf(edited);
            assertThat(report.notDone()).singleElement().satisfies(line -> assertThat(line)
                    .matches(
                            "view auth-person-\\d+: \\d documents that are made from evidence " + amina.name() + ".*"));
        }
        System.out.println("T3: " + ROUNDS * EDITS + " edited documents named, and no other");
    }

    private static List<String> views() {
        return verify(Set.of(Part.VIEWS)).done().stream()
                .filter(line -> line.startsWith("view "))
                .map(line -> line.substring("view ".length(), line.indexOf(':')))
                .toList();
    }

    @Test
    void backup_and_restore_to_an_instant_make_a_house_that_verifies_without_who_was_shredded_since()
            throws IOException {
        String house =
                LivedIn.copy(data, folder.resolve("copy")).toString(); // a backup opens the house, which changes it
        String backup = folder.resolve("backup").toString();
        String keys = folder.resolve("keys").toString();
        Verb copied = Verb.run("backup", backup, "--keys", keys, "--data", house);
        assertThat(copied.out()).contains(" new events and ", "keep them apart");
        assertThat(copied.status()).isZero();

        String subject = LivedIn.subject(data);
        Path shredded = Files.writeString(folder.resolve("shredded"), KeyRefs.subject(subject) + "\n");
        String restored = folder.resolve("restored").toString();
        String at = Clock.systemUTC().instant().toString();
        String[] restore = {
            "restore", backup, "--keys", keys, "--data", restored, "--at", at, "--shredded", shredded.toString()
        };
        Verb made = Verb.run(restore);
        assertThat(made.out())
                .contains(" events of the registry and ", " 1 keys destroyed again", "as signed: the first ");
        assertThat(made.status()).isZero();
        assertThat(Verb.run("verify", "--data", restored).out())
                .endsWith("Clean.\n")
                .contains(" keys shredded");
        assertThat(Verb.run(restore).err()).contains("is not empty");
        assertThat(Verb.run("restore", backup, "--keys", keys, "--data", restored, "--at", "noon")
                        .status())
                .isEqualTo(2);
    }
}
