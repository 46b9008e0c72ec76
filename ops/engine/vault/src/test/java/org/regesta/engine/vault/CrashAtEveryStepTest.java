package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.engine.vault.SimulatedDisk.Damage;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault.Derivation;
import org.regesta.ports.Vault.KeyGone;

/** The machine stops, or its disk fails, at every single step of a vault's life. {@code -Dseed=} repeats a run. */
@OpenerOf(Purpose.VALIDATE)
class CrashAtEveryStepTest {

    private static final int COMMANDS = 60;
    private static final long SEED = Long.getLong("seed", 20_261_121L);

    private final RecordingHouseKey house = new RecordingHouseKey();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_machine_that_stops_at_any_step_loses_nothing_that_was_acknowledged(boolean indexed) throws IOException {
        int steps = stepsOfTheWholeStory(indexed);
        int runs = 0;
        for (int step = 0; step < steps; step++) {
            SimulatedDisk disk = SimulatedDisk.of(indexed).stoppingAt(step);
            Story story = new Story(SEED);
            live(story, disk);
            for (Damage damage : Damage.values()) {
                SimulatedDisk left = disk.afterCrash(damage, new Random(SEED + step));
                String run = "seed " + SEED + ", step " + step + ", damage " + damage;
                story.assertDestroyed(left, run); // before any restart could make good for it
                assertToldAndGoesOn(story, stoppedAgain(left, damage, step), run + ", stopped again");
                assertToldAndGoesOn(story, left, run);
                runs++;
            }
        }
        assertThat(runs).isGreaterThan(500);
    }

    /** Stopped once more while the vault opens. */
    private SimulatedDisk stoppedAgain(SimulatedDisk left, Damage damage, int step) {
        SimulatedDisk disk = left.copy().stoppingAt(step % 9);
        try (FileVault vault = open(disk)) {
            vault.mark();
        } catch (IOException | OutcomeUnknown stopped) {
            return disk.afterCrash(damage, new Random(SEED + step));
        }
        return disk.afterCrash(damage, new Random(SEED + step));
    }

    private void assertToldAndGoesOn(Story story, SimulatedDisk disk, String run) throws IOException {
        Sealed later;
        try (FileVault vault = open(disk)) {
            story.assertTold(vault, disk, run);
            later = vault.seal("registration:later", "name", Amina.NAME);
        }
        try (FileVault vault = open(disk)) {
            story.assertTold(vault, disk, run);
            assertThat(((Opening.Opened) vault.open(Purpose.VALIDATE, "name", later)).value())
                    .as(run)
                    .isEqualTo(Amina.NAME);
            vault.shred("registration:later");
        }
        try (FileVault vault = open(disk)) {
            assertThat(vault.open(Purpose.VALIDATE, "name", later)).as(run).isEqualTo(new Opening.Gone());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_disk_that_fails_once_at_any_step_makes_the_vault_refuse_or_go_on_but_never_forget(boolean indexed)
            throws IOException {
        int steps = stepsOfTheWholeStory(indexed);
        int wentOn = 0;
        for (int step = 0; step < steps; step++) {
            String run = "seed " + SEED + ", step " + step + ", failed once";
            SimulatedDisk disk = SimulatedDisk.of(indexed).failingOnceAt(step);
            Story story = new Story(SEED);
            wentOn += live(story, disk) ? 1 : 0;
            assertToldAndGoesOn(story, disk.failingNoMore(), run); // the same story may take a step less
        }
        assertThat(wentOn)
                .as("a failed write is taken back, a failed sync is not")
                .isBetween(1, steps - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_disk_that_lies_about_its_syncs_is_found_out(boolean indexed) throws IOException {
        SimulatedDisk disk = SimulatedDisk.of(indexed).lying().stoppingAt(stepsOfTheWholeStory(indexed) - 1);
        Story story = new Story(SEED);
        live(story, disk);

        SimulatedDisk left = disk.afterCrash(Damage.LOST, new Random(SEED));

        assertThatThrownBy(() -> open(left))
                .isInstanceOf(VaultRefused.class); // the log's name is durable, not its content
    }

    /** Tells the story until it ends or the vault takes no more. What failed is tried again once. */
    private boolean live(Story story, SimulatedDisk disk) throws IOException {
        try (FileVault vault = open(disk)) {
            story.begins(vault);
            int afterFailure = 0;
            for (int i = 0; i < COMMANDS && afterFailure < 3; i++) { // later a rewriting would cover the traces
                story.next(vault);
                afterFailure += disk.hasFailed() ? 1 : 0;
            }
            return true;
        } catch (OutcomeUnknown | IOException stopped) {
            return false;
        }
    }

    private int stepsOfTheWholeStory(boolean indexed) throws IOException {
        SimulatedDisk disk = SimulatedDisk.of(indexed);
        Story story = new Story(SEED);
        try (FileVault vault = open(disk)) {
            story.begins(vault);
            for (int i = 0; i < COMMANDS; i++) {
                story.next(vault);
            }
        }
        assertThat(story.shredded).as("the story destroys some keys").hasSizeGreaterThan(5);
        return disk.steps();
    }

    private FileVault open(SimulatedDisk disk) throws IOException {
        return FileVault.over(disk, new OneHouseKey(house), Amina.plenty(), () -> {}, disk.shortest());
    }

    private static <T> T twice(Supplier<T> command) {
        try {
            return command.get();
        } catch (OutcomeUnknown tryAgain) {
            return command.get();
        }
    }

    /** Sixty commands on two dozen people, and what was acknowledged of them. */
    private final class Story {

        private final Random random;
        private final Map<String, List<Sealed>> sealed = new HashMap<>();
        private final Map<String, String> links = new HashMap<>();
        private final Set<String> shredded = new HashSet<>();
        private Set<String> dying = Set.of();
        private byte @Nullable [] derived;
        private FileVault.@Nullable Mark mark;

        Story(long seed) {
            random = new Random(seed);
        }

        void begins(FileVault vault) {
            derived = vault.derive(Derivation.UIN_CLAIM, "5172983406");
            mark = vault.mark();
        }

        void next(FileVault vault) {
            int person = random.nextInt(24);
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> seal(vault, registration(person));
                case 4 -> seal(vault, subject(person));
                case 5, 6 -> link(vault, registration(person), subject(random.nextInt(24)));
                default -> shred(vault, random.nextBoolean() ? registration(person) : subject(person));
            }
            mark = vault.mark();
        }

        private void seal(FileVault vault, String keyRef) {
            try {
                Sealed made = twice(() -> vault.seal(keyRef, "name", keyRef.getBytes(UTF_8)));
                assertThat(shredded).doesNotContain(keyRef);
                sealed.computeIfAbsent(keyRef, unseen -> new ArrayList<>()).add(made);
            } catch (KeyGone gone) {
                assertThat(shredded).contains(keyRef);
            }
        }

        private void link(FileVault vault, String registration, String subject) {
            if (shredded.contains(subject)) {
                dying = Set.of(registration);
            }
            twice(() -> {
                vault.link(registration, subject);
                return true;
            });
            shredded.addAll(dying);
            dying = Set.of();
            if (!shredded.contains(registration)) {
                links.put(registration, subject);
            }
        }

        private void shred(FileVault vault, String keyRef) {
            dying = new HashSet<>(Set.of(keyRef));
            links.forEach((registration, subject) -> {
                if (subject.equals(keyRef)) {
                    dying.add(registration);
                }
            });
            twice(() -> {
                vault.shred(keyRef);
                return true;
            });
            shredded.addAll(dying);
            dying = Set.of();
        }

        void assertTold(FileVault vault, SimulatedDisk disk, String run) {
            if (derived != null) {
                assertThat(vault.derive(Derivation.UIN_CLAIM, "5172983406"))
                        .as(run)
                        .isEqualTo(derived);
            }
            if (mark != null) {
                assertThat(vault.mark().covers(mark)).as(run).isTrue();
            }
            sealed.forEach((keyRef, seals) -> seals.forEach(seal -> assertSeal(vault, keyRef, seal, run)));
            assertAllOrNothing(vault, run);
            assertDestroyed(disk, run);
        }

        void assertDestroyed(SimulatedDisk disk, String run) {
            List<String> files = disk.files().stream()
                    .map(file -> new String(file, ISO_8859_1))
                    .toList();
            shredded.forEach(keyRef -> assertNowhere(keyRef, files, run));
        }

        private void assertSeal(FileVault vault, String keyRef, Sealed seal, String run) {
            Opening opening = vault.open(Purpose.VALIDATE, "name", seal);
            if (shredded.contains(keyRef)) {
                assertThat(opening).as(run).isEqualTo(new Opening.Gone());
            } else if (opening instanceof Opening.Opened opened) {
                assertThat(opened.value()).as(run).isEqualTo(keyRef.getBytes(UTF_8));
            } else if (!dying.contains(keyRef)) {
                fail(run + ": gone, though nobody shredded it");
            }
        }

        /** What was about to die together is dead together or lives together. */
        private void assertAllOrNothing(FileVault vault, String run) {
            Set<Boolean> fates = new HashSet<>();
            dying.stream()
                    .filter(keyRef -> sealed.containsKey(keyRef) && !shredded.contains(keyRef))
                    .forEach(keyRef -> fates.add(vault.holds(keyRef)));
            assertThat(fates).as(run).hasSizeLessThanOrEqualTo(1);
        }

        private void assertNowhere(String keyRef, List<String> files, String run) {
            for (byte[] wrapped : house.wrappings(WrappingNames.key(keyRef))) {
                String latin = new String(wrapped, ISO_8859_1);
                assertThat(files.stream().noneMatch(file -> file.contains(latin)))
                        .as(run)
                        .isTrue();
            }
        }

        private static String registration(int person) {
            return "registration:" + person;
        }

        private static String subject(int person) {
            return "subject:" + person;
        }
    }
}
