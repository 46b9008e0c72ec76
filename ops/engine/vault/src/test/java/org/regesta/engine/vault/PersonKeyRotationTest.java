package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.engine.vault.Amina.BAO;
import static org.regesta.engine.vault.Amina.NAME;
import static org.regesta.engine.vault.Amina.REGISTRATION;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.engine.vault.SimulatedDisk.Damage;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault.Derivation;
import org.regesta.ports.Vault.KeyGone;
import org.regesta.ports.Vault.KeyUnknown;
import org.regesta.ports.Vault.SealBroken;

/** A person's key gets further generations: what was sealed opens, and all of them die with the person. */
@OpenerOf(Purpose.VALIDATE)
class PersonKeyRotationTest {

    private static final long SEED = Long.getLong("seed", 20_261_122L);

    private final RecordingHouseKey house = new RecordingHouseKey();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_sealed_before_and_after_it_opens(boolean indexed) throws IOException {
        SimulatedDisk disk = SimulatedDisk.of(indexed);
        List<Sealed> seals = new ArrayList<>();
        try (FileVault vault = open(disk)) {
            seals.add(vault.seal(SUBJECT, "name", NAME));
            assertThat(vault.renew(SUBJECT, "spring")).isEqualTo(2);
            seals.add(vault.seal(SUBJECT, "name", NAME));
            assertThat(vault.renew(SUBJECT, "autumn")).isEqualTo(3);
            assertThat(vault.renew(SUBJECT, "spring")).as("asked again").isEqualTo(2);
            seals.add(vault.seal(SUBJECT, "name", NAME));
            assertThat(vault.generation(SUBJECT)).isEqualTo(3);
            assertThat(vault.generation(BAO)).isEqualTo(1);
        }
        try (FileVault vault = open(disk)) {
            assertThat(seals).extracting(AttributeSeals::generation).containsExactly(1, 2, 3);
            assertThat(seals).allSatisfy(seal -> assertThat(opened(vault, seal)).isEqualTo(NAME));
            assertThat(vault.generation(SUBJECT)).isEqualTo(3);
        }
    }

    @Test
    void the_generations_are_different_keys() throws IOException {
        try (FileVault vault = open(new SimulatedDisk())) {
            byte[] first = vault.keyFor(SUBJECT).key();
            vault.renew(SUBJECT, "spring");
            PersonKey second = vault.keyFor(SUBJECT);
            Sealed seal = vault.seal(SUBJECT, "name", NAME);

            assertThat(second.key()).isNotEqualTo(first);
            assertThatThrownBy(() -> AttributeSeals.open(first, "name", seal)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void it_is_renewed_while_others_seal_and_open_and_each_seal_opens() throws Exception {
        Queue<Sealed> seals = new ConcurrentLinkedQueue<>();
        try (FileVault vault = open(new SimulatedDisk())) {
            vault.seal(SUBJECT, "name", NAME);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> clerk = CompletableFuture.runAsync(
                    () -> {
                        while (!over.get()) {
                            Sealed seal = vault.seal(SUBJECT, "name", NAME);
                            seals.add(seal);
                            assertThat(opened(vault, seal)).isEqualTo(NAME);
                        }
                    },
                    each -> new Thread(each).start());
            for (int round = 2; round < 30; round++) {
                int before = seals.size();
                while (seals.size() == before && !clerk.isDone()) {
                    Thread.onSpinWait();
                }
                assertThat(vault.renew(SUBJECT, "round-" + round)).isEqualTo(round);
            }
            over.set(true);
            clerk.join();
            assertThat(seals).allSatisfy(seal -> assertThat(opened(vault, seal)).isEqualTo(NAME));
            assertThat(seals.stream().map(AttributeSeals::generation).distinct())
                    .hasSizeGreaterThan(5);
            vault.shred(SUBJECT);
            assertThat(seals).allSatisfy(seal -> assertThat(vault.open(Purpose.VALIDATE, "name", seal))
                    .isEqualTo(new Opening.Gone()));
        }
    }

    @Test
    void a_seal_that_names_a_generation_nobody_made_is_of_another_vault() throws IOException {
        try (FileVault vault = open(new SimulatedDisk());
                FileVault older = open(new SimulatedDisk())) {
            vault.renew(SUBJECT, "spring");
            Sealed later = vault.seal(SUBJECT, "name", NAME);
            older.seal(SUBJECT, "name", NAME);

            assertThatThrownBy(() -> older.open(Purpose.VALIDATE, "name", later))
                    .isInstanceOf(KeyUnknown.class);
            older.shred(SUBJECT);
            assertThat(older.open(Purpose.VALIDATE, "name", later))
                    .as("a restored vault whose shred list names the person")
                    .isEqualTo(new Opening.Gone());
        }
    }

    @Test
    void a_store_seals_under_the_generation_it_is_told_so_that_it_can_be_made_anew() throws IOException {
        try (FileVault vault = open(new SimulatedDisk())) {
            byte[] before = vault.sealForStore("auth", SUBJECT, 1, "name", NAME);
            vault.renew(SUBJECT, "spring");

            byte[] after = vault.sealForStore("auth", SUBJECT, 2, "name", NAME);

            assertThat(vault.sealForStore("auth", SUBJECT, 1, "name", NAME)).isEqualTo(before);
            assertThat(vault.sealForStore("auth", SUBJECT, 2, "name", NAME))
                    .isEqualTo(after)
                    .isNotEqualTo(before);
            for (byte[] sealed : List.of(before, after)) {
                assertThat(vault.openFromStore(Purpose.VALIDATE, "auth", SUBJECT, "name", sealed))
                        .isInstanceOfSatisfying(Opening.Opened.class, opened -> assertThat(opened.value())
                                .isEqualTo(NAME));
            }
            assertThatThrownBy(() -> vault.sealForStore("auth", SUBJECT, 3, "name", NAME))
                    .isInstanceOf(KeyUnknown.class);
        }
    }

    @Test
    void evidence_of_every_generation_opens_until_the_person_is_erased(@TempDir Path folder) {
        try (FileVault vault = Amina.vault(folder.resolve("vault"))) {
            FileEvidence evidence = FileEvidence.in(folder.resolve("evidence"), vault, Amina.plenty());
            EvidenceRef first = evidence.put(SUBJECT, "document", NAME);
            vault.renew(SUBJECT, "spring");
            EvidenceRef second = evidence.put(SUBJECT, "document", NAME);

            for (EvidenceRef ref : List.of(first, second)) {
                assertThat(((Opening.Opened) evidence.open(Purpose.VALIDATE, ref)).value())
                        .isEqualTo(NAME);
            }
            vault.shred(SUBJECT);
            for (EvidenceRef ref : List.of(first, second)) {
                assertThat(evidence.open(Purpose.VALIDATE, ref)).isEqualTo(new Opening.Gone());
            }
        }
    }

    @Test
    void erasure_destroys_every_generation_and_those_of_linked_registrations() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        List<Sealed> seals = new ArrayList<>();
        try (FileVault vault = open(disk)) {
            vault.link(REGISTRATION, SUBJECT);
            for (String keyRef : List.of(REGISTRATION, SUBJECT)) {
                seals.add(vault.seal(keyRef, "name", NAME));
                vault.renew(keyRef, "spring");
                seals.add(vault.seal(keyRef, "name", NAME));
            }
            seals.forEach(seal -> assertThat(opened(vault, seal)).isEqualTo(NAME)); // all in memory now

            vault.shred(SUBJECT);

            seals.forEach(seal ->
                    assertThat(vault.open(Purpose.VALIDATE, "name", seal)).isEqualTo(new Opening.Gone()));
            assertThatThrownBy(() -> vault.renew(SUBJECT, "autumn")).isInstanceOf(KeyGone.class);
            assertThat(vault.shredded()).containsExactly(REGISTRATION, SUBJECT);
        }
        assertNowhere(disk, REGISTRATION, SUBJECT, "spring");
        try (FileVault vault = open(disk)) {
            seals.forEach(seal ->
                    assertThat(vault.open(Purpose.VALIDATE, "name", seal)).isEqualTo(new Opening.Gone()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_machine_that_stops_at_any_step_has_renewed_or_has_not_and_loses_nothing(boolean indexed) throws IOException {
        Sealed before;
        SimulatedDisk begun = SimulatedDisk.of(indexed);
        try (FileVault vault = open(begun)) {
            before = vault.seal(SUBJECT, "name", NAME);
            vault.renew(SUBJECT, "first");
        }
        int steps = renewAndErase(begun.copy(), new Told());
        assertThat(steps).isGreaterThan(8);
        for (int step = 0; step < steps; step++) {
            Told told = new Told();
            SimulatedDisk disk = begun.copy().stoppingAt(step);
            renewAndErase(disk, told);
            for (Damage damage : Damage.values()) {
                SimulatedDisk left = disk.afterCrash(damage, new Random(SEED + step));
                assertTold(left, before, told, "seed " + SEED + ", step " + step + ", damage " + damage);
            }
            Told failed = new Told();
            SimulatedDisk failing = begun.copy().failingOnceAt(step);
            renewAndErase(failing, failed);
            assertTold(failing.failingNoMore(), before, failed, "failed once at " + step);
        }
    }

    /** What was acknowledged. */
    private static final class Told {
        private Optional<Sealed> sealed = Optional.empty();
        private boolean erased;
        private boolean erasing;
    }

    private int renewAndErase(SimulatedDisk disk, Told told) {
        try (FileVault vault = open(disk)) {
            vault.renew(SUBJECT, "second");
            told.sealed = Optional.of(vault.seal(SUBJECT, "name", NAME));
            vault.renew(SUBJECT, "third");
            vault.seal(SUBJECT, "name", NAME);
            told.erasing = true;
            vault.shred(SUBJECT);
            told.erased = true;
        } catch (IOException | OutcomeUnknown stopped) {
            return disk.steps();
        }
        return disk.steps();
    }

    private void assertTold(SimulatedDisk disk, Sealed before, Told told, String run) throws IOException {
        try (FileVault vault = open(disk)) {
            if (told.erased) {
                assertThat(vault.holds(SUBJECT)).as(run).isFalse();
            } else if (vault.holds(SUBJECT)) {
                assertThat(opened(vault, before)).as(run).isEqualTo(NAME);
                told.sealed.ifPresent(
                        seal -> assertThat(opened(vault, seal)).as(run).isEqualTo(NAME));
                assertThat(vault.renew(SUBJECT, "second")).as(run).isEqualTo(3);
                assertThat(vault.renew(SUBJECT, "first")).as(run).isEqualTo(2);
            } else {
                assertThat(told.erasing).as(run).isTrue();
            }
        }
        if (told.erased) {
            assertNowhere(disk, SUBJECT, "first", "second", "third");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_new_house_key_wraps_every_generation_anew_and_a_machine_may_stop_at_any_step_of_it(boolean indexed)
            throws IOException {
        SimulatedDisk begun = SimulatedDisk.of(indexed);
        List<Sealed> seals = new ArrayList<>();
        byte[] moved;
        try (FileVault vault = onKeysOf(begun)) {
            for (String rotation : List.of("first", "second", "third")) {
                vault.renew(SUBJECT, rotation);
                seals.add(vault.seal(SUBJECT, "name", NAME));
            }
            vault.renew(Derivation.UIN_CLAIM, "first");
            moved = vault.derive(Derivation.UIN_CLAIM, 2, vault.derive(Derivation.UIN_CLAIM, "5172983406"));
        }
        int steps = changeHouseKey(begun.copy());
        for (int step = 0; step < steps; step++) {
            SimulatedDisk disk = begun.copy().stoppingAt(step);
            changeHouseKey(disk);
            for (Damage damage : Damage.values()) {
                SimulatedDisk left = disk.afterCrash(damage, new Random(SEED + step));
                changeHouseKey(left);
                try (FileVault vault = onKeysOf(left)) {
                    String run = "seed " + SEED + ", step " + step + ", damage " + damage;
                    seals.forEach(
                            seal -> assertThat(opened(vault, seal)).as(run).isEqualTo(NAME));
                    assertThat(vault.generation(SUBJECT)).as(run).isEqualTo(4);
                    assertThat(vault.derive(Derivation.UIN_CLAIM, 2, vault.derive(Derivation.UIN_CLAIM, "5172983406")))
                            .as(run)
                            .isEqualTo(moved);
                    vault.shred(SUBJECT);
                    assertThat(vault.open(Purpose.VALIDATE, "name", seals.getLast()))
                            .as(run + ": the generations are linked still")
                            .isEqualTo(new Opening.Gone());
                }
            }
        }
    }

    private static int changeHouseKey(SimulatedDisk disk) {
        try (FileVault vault = onKeysOf(disk)) {
            vault.rotateHouseKey("2026-11");
        } catch (IOException | java.io.UncheckedIOException | OutcomeUnknown stopped) {
            return disk.steps();
        }
        return disk.steps();
    }

    @Test
    void a_copy_of_the_keys_has_every_generation_and_forgets_whom_the_vault_forgot(@TempDir Path folder)
            throws IOException {
        Path vaults = folder.resolve("vault");
        Path copy = folder.resolve("copy");
        Sealed old;
        Sealed late;
        try (FileVault vault = Amina.vault(vaults)) {
            old = vault.seal(SUBJECT, "name", NAME);
            VaultCopy.bring(vaults, copy);
            vault.renew(SUBJECT, "spring");
            late = vault.seal(SUBJECT, "name", NAME);
            VaultCopy.bring(vaults, copy);
        }
        try (FileVault restored = Amina.vault(copy)) {
            assertThat(opened(restored, old)).isEqualTo(NAME);
            assertThat(opened(restored, late)).isEqualTo(NAME);
        }
        Files.delete(copy.resolve(KeyLog.FILE));
        VaultCopy.bring(vaults, copy);
        try (FileVault vault = Amina.vault(vaults)) {
            vault.shred(SUBJECT);
            VaultCopy.bring(vaults, copy);
        }
        try (FileVault restored = Amina.vault(copy)) {
            assertThat(restored.open(Purpose.VALIDATE, "name", late)).isEqualTo(new Opening.Gone());
        }
    }

    @Test
    void only_claims_get_a_further_key_as_all_else_that_is_derived_would_be_lost() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        byte[] claim;
        byte[] moved;
        try (FileVault vault = open(disk)) {
            claim = vault.derive(Derivation.UIN_CLAIM, "5172983406");
            assertThat(vault.renew(Derivation.UIN_CLAIM, "spring")).isEqualTo(2);
            assertThat(vault.renew(Derivation.UIN_CLAIM, "spring")).isEqualTo(2);
            moved = vault.derive(Derivation.UIN_CLAIM, 2, claim);
            assertThatThrownBy(() -> vault.renew(Derivation.API_KEY, "spring"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (FileVault vault = open(disk)) {
            assertThat(vault.derive(Derivation.UIN_CLAIM, "5172983406")).isEqualTo(claim);
            assertThat(vault.derive(Derivation.UIN_CLAIM, 2, claim))
                    .isEqualTo(moved)
                    .isNotEqualTo(claim);
            assertThat(vault.generation(Derivation.UIN_CLAIM)).isEqualTo(2);
            assertThat(vault.generation(Derivation.VID_CLAIM)).isEqualTo(1);
        }
    }

    private void assertNowhere(SimulatedDisk disk, String... keyRefsAndRotations) {
        List<String> files =
                disk.files().stream().map(file -> new String(file, ISO_8859_1)).toList();
        List<String> names = house.names().stream()
                .filter(name -> List.of(keyRefsAndRotations).stream().anyMatch(name::endsWith))
                .toList();
        assertThat(names).hasSizeGreaterThan(1);
        for (String name : names) {
            for (byte[] wrapped : house.wrappings(name)) {
                String latin = new String(wrapped, ISO_8859_1);
                assertThat(files).noneMatch(file -> file.contains(latin));
            }
        }
    }

    private byte[] opened(FileVault vault, Sealed seal) {
        return ((Opening.Opened) vault.open(Purpose.VALIDATE, "name", seal)).value();
    }

    private FileVault open(SimulatedDisk disk) throws IOException {
        return FileVault.over(disk, new OneHouseKey(house), Amina.plenty(), () -> {}, disk.shortest());
    }

    private static FileVault onKeysOf(SimulatedDisk disk) throws IOException {
        return FileVault.over(disk, DiskHouseKeys.on(disk), Amina.plenty(), () -> {}, disk.shortest());
    }
}
