package org.regesta.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.engine.vault.Amina.NAME;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;

/** A start reads what changed since the index was written, and memory does not grow with the people. */
@OpenerOf(Purpose.VALIDATE)
class VaultStartTest {

    private static final int PEOPLE = 200_000;
    private static final int TOGETHER = 5_000;

    /** Before there was an index it was some 400. */
    private static final long HEAP_BYTES_A_KEY = 40;

    private final RecordingHouseKey recording = new RecordingHouseKey();
    private final HouseKey house = new AesHouseKey(Crypto.random(Crypto.KEY_BYTES));

    @TempDir
    Path folder;

    @Test
    void a_start_reads_less_than_a_hundredth_of_the_log_and_keeps_no_key_in_memory() throws IOException {
        Sealed first;
        try (FileVault vault =
                FileVault.over(new FolderDisk(folder), new OneHouseKey(house), Amina.plenty(), () -> {})) {
            first = vault.seal(person(0), "name", NAME);
            for (int from = 0; from < PEOPLE; from += TOGETHER) {
                vault.makeAll(people(from));
            }
        }
        long length = Files.size(folder.resolve(KeyLog.FILE));
        CountingDisk disk = new CountingDisk(new FolderDisk(folder));
        long before = heap();
        try (FileVault vault = FileVault.over(disk, new OneHouseKey(house), Amina.plenty(), () -> {})) {
            assertThat(disk.bytesRead()).isPositive().isLessThan(length / 100);
            assertThat((heap() - before) / PEOPLE).isLessThan(HEAP_BYTES_A_KEY);
            assertThat(vault.mark().changes()).isGreaterThan(PEOPLE);
            assertThat(opened(vault, first)).isEqualTo(NAME);
            assertThat(vault.holds(person(PEOPLE - 1))).isTrue();
            assertThat(vault.knows(person(PEOPLE))).isFalse();
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Set<String> people(int from) {
        Set<String> names = new HashSet<>();
        IntStream.range(from, from + TOGETHER).forEach(each -> names.add(person(each)));
        return names;
    }

    private static String person(int number) {
        return "subject:%032x".formatted(number);
    }

    @Test
    void an_index_on_a_real_disk_that_is_damaged_anywhere_is_made_anew() throws IOException {
        Sealed sealed;
        try (FileVault vault = recorded()) {
            sealed = vault.seal(SUBJECT, "name", NAME);
            vault.seal("subject:other", "name", NAME);
            vault.shred("subject:other");
        }
        Random dice = new Random(5);
        for (Path file : files(folder.resolve("index-0"))) {
            if (Files.exists(file) && Files.size(file) > 0) {
                byte[] rubbish = new byte[(int) Files.size(file)];
                dice.nextBytes(rubbish);
                Files.write(file, rubbish);
                assertWhole(sealed, file);
            }
        }
        for (Path file : files(folder.resolve("index-0"))) {
            Files.deleteIfExists(file);
            assertWhole(sealed, file);
        }
    }

    private void assertWhole(Sealed sealed, Path file) throws IOException {
        try (FileVault vault = recorded()) {
            assertThat(opened(vault, sealed)).as(file.toString()).isEqualTo(NAME);
            assertThat(vault.shredded()).as(file.toString()).containsExactly("subject:other");
        }
    }

    @Test
    void whoever_is_interrupted_while_reading_a_key_does_no_harm_to_the_others() throws IOException {
        Sealed sealed;
        try (FileVault vault = recorded()) {
            sealed = vault.seal(SUBJECT, "name", NAME);
        }
        try (FileVault vault = recorded()) {
            Thread.currentThread().interrupt();
            assertThat(opened(vault, sealed)).isEqualTo(NAME);
            assertThat(Thread.interrupted())
                    .as("the interrupt is still to be seen")
                    .isTrue();
        }
        try (FileVault vault = recorded()) {
            assertThat(opened(vault, sealed)).isEqualTo(NAME);
        }
    }

    @Test
    void a_house_key_that_was_changed_leaves_one_index_and_the_next_start_uses_it() throws IOException {
        Sealed sealed;
        try (FileVault vault = Amina.indexed(folder)) {
            sealed = vault.seal(SUBJECT, "name", NAME);
            vault.rotateHouseKey("spring");
            assertThat(opened(vault, sealed)).isEqualTo(NAME);
            vault.rotateHouseKey("autumn");
            vault.rotateHouseKey("winter");
            vault.seal("subject:later", "name", NAME);
        }
        assertThat(folder.resolve("index-0")).doesNotExist();
        try (FileVault vault = Amina.indexed(folder)) {
            assertThat(opened(vault, sealed)).isEqualTo(NAME);
            assertThat(vault.holds("subject:later")).isTrue();
        }
        assertThat(folder.resolve("index-1")).exists();
    }

    @Test
    void an_index_that_was_edited_is_told_from_its_log(@TempDir Path copy) throws IOException {
        try (FileVault vault = recorded()) {
            vault.seal(SUBJECT, "name", NAME);
            vault.seal("registration:1", "name", NAME);
            vault.link("registration:1", SUBJECT);
        }
        Files.copy(folder.resolve(KeyLog.FILE), copy.resolve(KeyLog.FILE));
        Path index = folder.resolve("index-0");
        try (FileVault right =
                FileVault.over(new FolderDisk(copy), new OneHouseKey(recording), Amina.plenty(), () -> {})) {
            assertThat(IndexCheck.compare(right, index)).isEmpty();
            edit(index, RingEntries.linkedTo(SUBJECT) + "registration:1", Optional.empty());
            assertThat(IndexCheck.compare(right, index))
                    .hasValueSatisfying(matter -> assertThat(matter).contains("entry 0 of kind r"));
            edit(index, RingEntries.linkedTo(SUBJECT) + "registration:1", Optional.of(new byte[0]));
            edit(index, RingEntries.KEY + SUBJECT, Optional.of(new byte[0]));
            assertThat(IndexCheck.compare(right, index))
                    .hasValueSatisfying(matter -> assertThat(matter).contains("of kind k is another one"));
        }
    }

    private static void edit(Path index, String name, Optional<byte[]> entry) throws IOException {
        try (RocksIndex entries = RocksIndex.open(index)) {
            entries.write(Map.of(name, entry));
            entries.settle();
        }
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private FileVault recorded() throws IOException {
        return FileVault.over(new FolderDisk(folder), new OneHouseKey(recording), Amina.plenty(), () -> {}, 0);
    }

    private static byte[] opened(FileVault vault, Sealed sealed) {
        return ((Opening.Opened) vault.open(Purpose.VALIDATE, "name", sealed)).value();
    }
}
