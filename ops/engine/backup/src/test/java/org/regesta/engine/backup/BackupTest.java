package org.regesta.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Reserve;
import org.regesta.engine.vault.VaultRefused;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;

/** What goes wrong is said in words, and who was forgotten stays forgotten. */
class BackupTest {

    private static final Progress SILENT = (what, done, of) -> {};

    @TempDir
    private Path folder;

    private Path backup;
    private Path keys;

    @BeforeEach
    void folders() {
        backup = folder.resolve("backup");
        keys = folder.resolve("keys");
    }

    private LittleHouse house() {
        return new LittleHouse(folder.resolve("data"), Clock.systemUTC());
    }

    private Restore.Result restore(Path keyFolder, String into) {
        return new Restore(backup, keyFolder, Set.of())
                .into(folder.resolve(into), Optional.empty(), Optional.empty(), SILENT);
    }

    private static FileVault vaultOf(Path data) {
        Path vault = data.resolve("vault");
        return FileVault.open(vault, HousePassword.of(vault, Optional.empty()), Reserve.on(data, 0));
    }

    @Test
    void no_key_is_in_the_data_and_no_data_among_the_keys() throws IOException {
        try (LittleHouse house = house()) {
            house.receive("amina");
            house.backup().run(backup, keys, SILENT);
        }
        assertThat(names(backup))
                .noneMatch(name -> name.endsWith(".p12") || name.contains("keys") || name.contains("password"));
        assertThat(names(keys)).contains("keys.log", "house.p12").noneMatch(name -> name.contains("leaves"));
    }

    @Test
    void nothing_new_copies_nothing() {
        try (LittleHouse house = house()) {
            house.receive("amina");
            assertThat(house.backup().run(backup, keys, SILENT).newBlobs()).isEqualTo(1);
            Backup.Result again = house.backup().run(backup, keys, SILENT);
            assertThat(again.newEvents() + again.newBlobs() + again.newBytes()).isZero();
        }
    }

    @Test
    void data_backup_and_keys_are_kept_apart() {
        try (LittleHouse house = house()) {
            Path inside = folder.resolve("data").resolve("backup");
            for (Path[] wrong :
                    new Path[][] {{backup, backup}, {backup, backup.resolve("keys")}, {inside, keys}, {keys, inside}}) {
                assertThatThrownBy(() -> house.backup().run(wrong[0], wrong[1], SILENT))
                        .isInstanceOf(BackupRefused.class)
                        .hasMessageContaining("kept apart");
            }
        }
    }

    @Test
    void a_folder_with_something_else_or_with_another_house_is_refused() throws IOException {
        Files.createDirectories(backup);
        Files.writeString(backup.resolve("letter.txt"), "dear");
        try (LittleHouse house = house()) {
            assertThatThrownBy(() -> house.backup().run(backup, keys, SILENT)).hasMessageContaining("no backup");
            Files.delete(backup.resolve("letter.txt"));
            house.backup().run(backup, keys, SILENT);
        }
        try (LittleHouse other = new LittleHouse(folder.resolve("other"), Clock.systemUTC())) {
            assertThatThrownBy(() -> other.backup().run(backup, keys, SILENT)).hasMessageContaining("another house");
        }
    }

    @Test
    void a_house_that_was_set_back_does_not_go_on_in_the_backup_of_what_it_was() {
        try (LittleHouse house = house()) {
            house.receive("amina");
            house.backup().run(backup, keys, SILENT);
            house.receive("bao");
            house.backup().run(backup, keys, SILENT);
        }
        restore(keys, "back");
        try (LittleHouse back = new LittleHouse(folder.resolve("back"), Clock.systemUTC())) {
            back.receive("chandra");
            back.backup().run(backup, keys, SILENT); // the same history so far
        }
        try (LittleHouse house = house()) {
            house.receive("dora");
            assertThatThrownBy(() -> house.backup().run(backup, keys, SILENT)).hasMessageContaining("set back");
        }
    }

    @Test
    void whatever_file_is_damaged_is_named() throws IOException {
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        System.out.println("flips of seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (LittleHouse house = house()) {
            for (int i = 0; i < 5; i++) {
                house.receive("rid-" + i);
            }
            house.disclose("one");
            house.backup().run(backup, keys, SILENT);
        }
        int flips = 0;
        for (Path from : List.of(backup, keys)) {
            for (Path file : files(from)) {
                byte[] was = Files.readAllBytes(file);
                if (was.length == 0) {
                    continue; // the lock
                }
                byte[] now = was.clone();
                now[random.nextInt(now.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, now);
                String into = "flip-" + flips++;
                assertThatThrownBy(() -> restore(keys, into))
                        .as(file.toString())
                        .isInstanceOf(BackupRefused.class)
                        .hasMessageContaining(file.getFileName().toString());
                Files.write(file, was);
            }
        }
        assertThat(flips).isGreaterThan(10);
        restore(keys, "sound");
        System.out.println("R13: " + flips + " damaged files of a backup, each named");
    }

    @Test
    void a_missing_file_is_named_and_a_folder_with_something_in_it_refused() throws IOException {
        EvidenceRef packet;
        try (LittleHouse house = house()) {
            packet = house.receive("amina");
            house.backup().run(backup, keys, SILENT);
        }
        assertThatThrownBy(() -> restore(keys, "data")).hasMessageContaining("is not empty");
        assertThatThrownBy(() -> restore(folder, "no-keys")).hasMessageContaining("there are no keys");
        Files.delete(Blobs.in(backup.resolve("evidence"), packet.name()));
        assertThatThrownBy(() -> restore(keys, "a")).hasMessageContaining(packet.name());
        Files.delete(keys.resolve("house.p12"));
        assertThatThrownBy(() -> restore(keys, "b")).hasMessageContaining("house.p12");
    }

    @Test
    void keys_that_are_older_than_the_books_are_refused_and_do_for_an_earlier_instant() throws Exception {
        Path old = folder.resolve("old-keys");
        Instant then;
        try (LittleHouse house = house()) {
            house.receive("amina");
            house.backup().run(backup, keys, SILENT);
            copy(keys, old);
            then = Instant.ofEpochMilli(
                    LittleHouse.recorded(house.leaves(Book.REGISTRY).getFirst()));
            while (!Clock.systemUTC().instant().isAfter(then.plusMillis(1))) {
                Thread.onSpinWait();
            }
            house.receive("bao");
            house.backup().run(backup, keys, SILENT);
        }
        assertThatThrownBy(() -> restore(old, "refused"))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("older than the backup");
        Restore.Result result = new Restore(backup, old, Set.of())
                .into(folder.resolve("then"), Optional.of(then), Optional.empty(), SILENT);
        assertThat(result.heads()).containsEntry("registry", 0L);
    }

    @Test
    void another_houses_keys_are_refused_and_a_wrong_password_too() {
        Path others = folder.resolve("other-keys");
        try (LittleHouse house = house();
                LittleHouse other = new LittleHouse(folder.resolve("other"), Clock.systemUTC())) {
            house.backup().run(backup, keys, SILENT);
            other.backup().run(folder.resolve("other-backup"), others, SILENT);
        }
        assertThatThrownBy(() -> restore(others, "a")).hasMessageContaining("another house's");
        assertThatThrownBy(() -> new Restore(backup, keys, Set.of())
                        .into(folder.resolve("b"), Optional.empty(), Optional.of("open sesame"), SILENT))
                .isInstanceOf(VaultRefused.class);
    }

    @Test
    void who_was_erased_stays_unreadable_whichever_of_the_folders_is_the_older_one() throws IOException {
        Path oldBackup = folder.resolve("old-backup");
        Path oldKeys = folder.resolve("old-keys");
        String amina = KeyRefs.registration("amina");
        try (LittleHouse house = house()) {
            house.receive("amina");
            house.receive("bao");
            house.backup().run(backup, keys, SILENT);
            copy(backup, oldBackup);
            copy(keys, oldKeys);
            house.vault.shred(amina);
            house.backup().run(backup, keys, SILENT);
        }
        Path[][] pairs = {{backup, keys}, {backup, oldKeys}, {oldBackup, keys}};
        for (int i = 0; i < pairs.length; i++) {
            Path data = folder.resolve("pair-" + i);
            new Restore(pairs[i][0], pairs[i][1], Set.of()).into(data, Optional.empty(), Optional.empty(), SILENT);
            forgotten(data, amina);
        }
        Path data = folder.resolve("both-old");
        new Restore(oldBackup, oldKeys, Set.of(amina)).into(data, Optional.empty(), Optional.empty(), SILENT);
        forgotten(data, amina);
    }

    private static void forgotten(Path data, String amina) {
        try (FileVault vault = vaultOf(data)) {
            assertThat(vault.holds(amina)).as(data.toString()).isFalse();
            assertThat(vault.shredded()).contains(amina);
            assertThat(vault.holds(KeyRefs.registration("bao"))).isTrue();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return files(folder).stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void a_vault_put_back_from_an_older_copy_is_refused_at_the_next_start_and_a_registry_too() throws IOException {
        Path oldVault = folder.resolve("old-vault");
        Path oldRegistry = folder.resolve("old-registry");
        try (LittleHouse house = house()) {
            house.receive("amina");
            house.covers();
        }
        copy(folder.resolve("data/vault"), oldVault);
        copy(folder.resolve("data/registry"), oldRegistry);
        try (LittleHouse house = house()) {
            house.covers();
            house.receive("bao");
            house.covers();
        }
        swap("vault", oldVault);
        try (LittleHouse house = house()) {
            assertThatThrownBy(house::covers)
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("this vault is older than its ledger")
                    .hasMessageContaining("registry/1");
        }
        swap("vault", oldVault); // back to the newer one
        try (LittleHouse house = house()) {
            house.covers();
        }
        swap("registry", oldRegistry);
        try (LittleHouse house = house()) {
            assertThatThrownBy(house::covers).hasMessageContaining("not the one its vault has seen");
        }
    }

    /** Amina was erased with a registration that was not linked to her yet; Bao's retention is over. */
    @Test
    void what_was_destroyed_since_an_older_copy_of_the_vault_is_destroyed_again() throws IOException {
        Path old = folder.resolve("old-vault");
        List<String> gone = List.of(KeyRefs.registration("amina"), KeyRefs.registration("bao"));
        try (LittleHouse house = house()) {
            for (String rid : List.of("amina", "bao", "chandra")) {
                house.receive(rid);
            }
            house.covers();
        }
        copy(folder.resolve("data/vault"), old);
        try (LittleHouse house = house()) {
            house.happens(
                    "identity:s",
                    0,
                    new IdentityEvent.Erased("s", Set.of("amina"), "p1", UniquenessAfterErasure.FORGET));
            house.happens("registration:bao", 1, new RegistrationEvent.KeysDestroyed("bao"));
            gone.forEach(house.vault::shred);
            house.covers();
        }
        swap("vault", old);
        try (LittleHouse house = house()) {
            assertThat(gone).as("else nothing is shown").allMatch(house.vault::holds);
            house.covers();
            assertThat(gone).noneMatch(house.vault::holds);
            assertThat(house.vault.holds(KeyRefs.registration("chandra"))).isTrue();
        }
    }

    /** It knows every name, and lacks what is sealed under their newest keys. */
    @Test
    void a_vault_from_before_a_key_was_renewed_is_older_than_its_ledger() throws IOException {
        String amina = KeyRefs.subject("amina");
        renewedSince(
                "person",
                amina,
                house -> house.happens(
                        "identity:amina",
                        0,
                        new IdentityEvent.KeyRenewed("amina", house.vault.renew(amina, "p1"), "p1")));
        renewedSince(
                "claim",
                amina,
                house -> house.happens(
                        "claimkey:uin",
                        0,
                        new ClaimKeyEvent.Begun("uin", house.vault.renew(Vault.Derivation.UIN_CLAIM, "p1"), "p1")));
    }

    private void renewedSince(String name, String known, Consumer<LittleHouse> renewing) throws IOException {
        Path data = folder.resolve(name);
        Path old = folder.resolve(name + "-old");
        try (LittleHouse house = new LittleHouse(data, Clock.systemUTC())) {
            house.vault.seal(known, "name", new byte[] {1});
            house.receive("bao");
            house.covers();
            house.backup().run(folder.resolve(name + "-backup"), folder.resolve(name + "-keys"), SILENT);
        }
        Path oldKeys = folder.resolve(name + "-old-keys");
        copy(folder.resolve(name + "-keys"), oldKeys);
        copy(data.resolve("vault"), old);
        try (LittleHouse house = new LittleHouse(data, Clock.systemUTC())) {
            renewing.accept(house);
            house.covers();
            house.backup().run(folder.resolve(name + "-backup"), folder.resolve(name + "-keys"), SILENT);
        }
        assertThatThrownBy(() -> new Restore(folder.resolve(name + "-backup"), oldKeys, Set.of())
                        .into(folder.resolve(name + "-into"), Optional.empty(), Optional.empty(), SILENT))
                .as(name)
                .hasMessageContaining("older than the backup");
        Files.move(data.resolve("vault"), folder.resolve(name + "-newer"));
        Files.move(old, data.resolve("vault"));
        try (LittleHouse house = new LittleHouse(data, Clock.systemUTC())) {
            assertThatThrownBy(house::covers)
                    .as(name)
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("this vault is older than its ledger");
        }
    }

    private void swap(String name, Path other) throws IOException {
        Path here = folder.resolve("data").resolve(name);
        Path aside = folder.resolve("aside");
        Files.move(here, aside);
        Files.move(other, here);
        Files.move(aside, other);
    }
}
