package org.regesta.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.engine.vault.SimulatedDisk.Damage;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault.Derivation;

/** The house key is changed while people are registered and forgotten. {@code -Dseed=} repeats a run. */
@OpenerOf(Purpose.VALIDATE)
class HouseKeyRotationTest {

    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final String TURN = "2026-11";

    /** What stood before the rotation began. */
    private record Before(SimulatedDisk disk, Map<String, Sealed> seals, byte[] claim, FileVault.Mark mark) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_machine_that_stops_at_any_step_of_it_loses_no_key_and_brings_none_back(boolean indexed) throws IOException {
        Before before = before(SimulatedDisk.of(indexed));
        int opening = stepsOfOpening(before);
        int steps = rotate(before.disk().copy());
        assertThat(steps).isGreaterThan(opening + 10);
        int outcomes = 0;
        for (int step = 0; step < steps; step++) {
            SimulatedDisk disk = before.disk().copy().stoppingAt(step);
            rotate(disk);
            for (Damage damage : Damage.values()) {
                SimulatedDisk left = disk.afterCrash(damage, new Random(SEED + step));
                String run = "seed " + SEED + ", step " + step + ", damage " + damage;
                outcomes |= all(before, left, run) ? 1 : 2;
                rotate(left);
                assertThat(all(before, left, run + ", asked again")).isTrue();
            }
        }
        assertThat(outcomes).as("cut off before it and after it").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_disk_that_fails_once_at_any_step_costs_at_most_a_second_try(boolean indexed) throws IOException {
        Before before = before(SimulatedDisk.of(indexed));
        int steps = rotate(before.disk().copy());
        for (int step = 0; step < steps; step++) {
            SimulatedDisk disk = before.disk().copy().failingOnceAt(step);
            rotate(disk);
            disk.failingNoMore();
            rotate(disk);
            assertThat(all(before, disk, "failed once at " + step)).isTrue();
        }
    }

    @Test
    void people_come_and_are_forgotten_while_it_runs() throws Exception {
        SimulatedDisk disk = new SimulatedDisk().indexed();
        Map<String, Sealed> seals = new ConcurrentHashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        try (FileVault vault = open(disk)) {
            for (int person = 0; person < 5_000; person++) {
                String keyRef = "subject:" + person;
                seals.put(keyRef, vault.seal(keyRef, "name", Amina.NAME));
            }
            CompletableFuture<Void> registrar = inAThread(() -> live(vault, seals, over));
            String turn = rotateUntilTheyMeet(vault, seals, registrar);
            over.set(true);
            registrar.join(); // and nothing that was asked of the vault meanwhile failed
            assertThat(vault.houseKey()).isEqualTo(HouseKeyStore.named(turn));
            check(vault, seals);
        }
        try (FileVault vault = open(disk)) {
            assertThat(seals).hasSizeGreaterThan(5_010);
            check(vault, seals);
            assertThat(vault.shredded()).isNotEmpty();
        }
    }

    @Test
    void the_real_file_holds_the_new_key_alone_afterwards(@TempDir Path folder) {
        HousePassword password = HousePassword.of(folder, Optional.empty());
        Sealed name;
        try (FileVault vault = FileVault.open(folder, password, Amina.plenty())) {
            name = vault.seal("subject:amina", "name", Amina.NAME);
            vault.rotateHouseKey(TURN);
            vault.rotateHouseKey(TURN);
        }
        try (FileVault vault = FileVault.open(folder, password, Amina.plenty())) {
            assertThat(vault.open(Purpose.VALIDATE, "name", name)).isInstanceOf(Opening.Opened.class);
            assertThat(HouseKeyFile.open(folder, password).keys()).containsOnlyKeys(HouseKeyStore.named(TURN));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static CompletableFuture<Void> inAThread(Runnable task) {
        return CompletableFuture.runAsync(task, each -> new Thread(each).start());
    }

    /** One rotation after the other, until somebody came and was sealed in the midst of one. */
    private static String rotateUntilTheyMeet(
            FileVault vault, Map<String, Sealed> seals, CompletableFuture<Void> registrar) {
        for (int round = 0; ; round++) {
            String turn = TURN + "-" + round;
            CompletableFuture<Void> rotation = inAThread(() -> vault.rotateHouseKey(turn));
            int least = Integer.MAX_VALUE;
            int most = 0;
            while (!rotation.isDone()) {
                int people = seals.size();
                if (vault.rotation()
                        .filter(progress -> progress.total() >= 5_000)
                        .isPresent()) {
                    least = Math.min(least, people);
                    most = Math.max(most, people);
                }
            }
            rotation.join();
            assertThat(registrar).as("who seals meanwhile").isNotDone();
            if (least < most) {
                return turn;
            }
        }
    }

    private static void live(FileVault vault, Map<String, Sealed> seals, AtomicBoolean over) {
        Random random = new Random(SEED);
        for (int person = 0; person < 20 || !over.get(); person++) {
            String keyRef = "subject:new-" + person;
            Sealed seal = vault.seal(keyRef, "name", Amina.NAME);
            assertThat(vault.open(Purpose.VALIDATE, "name", seal)).isInstanceOf(Opening.Opened.class);
            seals.put(keyRef, seal);
            vault.shred("subject:" + random.nextInt(5_000));
        }
    }

    private static void check(FileVault vault, Map<String, Sealed> seals) {
        seals.forEach((keyRef, seal) -> assertThat(vault.open(Purpose.VALIDATE, "name", seal))
                .isInstanceOf(vault.holds(keyRef) ? Opening.Opened.class : Opening.Gone.class));
    }

    private static Before before(SimulatedDisk disk) throws IOException {
        Map<String, Sealed> seals = new ConcurrentHashMap<>();
        try (FileVault vault = open(disk)) {
            for (String keyRef : new String[] {"subject:amina", "registration:1", "subject:bao", "registration:2"}) {
                seals.put(keyRef, vault.seal(keyRef, "name", Amina.NAME));
            }
            vault.link("registration:1", "subject:amina");
            vault.shred("subject:bao");
            return new Before(disk, seals, vault.derive(Derivation.UIN_CLAIM, "5172983406"), vault.mark());
        }
    }

    private static int stepsOfOpening(Before before) throws IOException {
        SimulatedDisk disk = before.disk().copy();
        open(disk).close();
        return disk.steps();
    }

    /** Rotates as far as the disk lets it; how many steps the disk took. */
    private static int rotate(SimulatedDisk disk) {
        try (FileVault vault = open(disk)) {
            vault.rotateHouseKey(TURN);
        } catch (IOException | UncheckedIOException | OutcomeUnknown stopped) {
            return disk.steps();
        }
        return disk.steps();
    }

    /** Whether the new key stands; whichever does, all is as it was. */
    private static boolean all(Before before, SimulatedDisk disk, String run) throws IOException {
        try (FileVault vault = open(disk)) {
            before.seals().forEach((keyRef, seal) -> assertThat(vault.open(Purpose.VALIDATE, "name", seal))
                    .as(run + ": " + keyRef)
                    .isInstanceOf(keyRef.equals("subject:bao") ? Opening.Gone.class : Opening.Opened.class));
            assertThat(vault.derive(Derivation.UIN_CLAIM, "5172983406")).as(run).isEqualTo(before.claim());
            assertThat(vault.mark().covers(before.mark())).as(run).isTrue();
        }
        SimulatedDisk shredded = disk.copy();
        try (FileVault vault = open(shredded)) {
            vault.shred("subject:amina");
            assertThat(vault.holds("registration:1"))
                    .as(run + ": the link stands")
                    .isFalse();
        }
        assertThat(DiskHouseKeys.on(disk).keys()).as(run).hasSize(1);
        return DiskHouseKeys.on(disk).keys().containsKey(HouseKeyStore.named(TURN));
    }

    private static FileVault open(SimulatedDisk disk) throws IOException {
        return FileVault.over(disk, DiskHouseKeys.on(disk), Amina.plenty(), () -> {}, disk.shortest());
    }
}
