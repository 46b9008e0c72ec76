package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.engine.vault.Amina.BAO;
import static org.regesta.engine.vault.Amina.NAME;
import static org.regesta.engine.vault.Amina.REGISTRATION;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.regesta.engine.vault.SimulatedDisk.Damage;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault.KeyUnknown;

/** What the vault does with an index that is not its log's, or not all of it. The log alone is believed. */
@OpenerOf(Purpose.VALIDATE)
class KeyIndexTest {

    private static final String INDEX = "index-0";
    private static final long SEED = Long.getLong("seed", 20_261_123L);

    private final RecordingHouseKey house = new RecordingHouseKey();
    private final SimulatedDisk disk = new SimulatedDisk().indexed();

    @Test
    void a_start_that_trusts_it_reads_nothing_of_what_stands_before() throws IOException {
        Sealed aminas = live(disk);
        byte[] log = disk.content(KeyLog.FILE);
        byte[] wrapped = house.wrappings(WrappingNames.key("registration:9")).getFirst();
        int at = Bytes.indexOf(log, wrapped);
        log[at] ^= 1;
        disk.with(KeyLog.FILE, log);

        try (FileVault vault = open(disk)) {
            assertThat(opened(vault, aminas)).isEqualTo(NAME);
            assertThatThrownBy(() -> vault.seal("registration:9", "name", NAME))
                    .as("told when the key is read")
                    .isInstanceOf(VaultRefused.class)
                    .hasMessageContaining("damaged at byte " + at);
        }
        SimulatedDisk without = new SimulatedDisk().with(KeyLog.FILE, log);
        assertThatThrownBy(() -> open(without))
                .as("told by whoever reads the log")
                .isInstanceOf(VaultRefused.class);
    }

    @Test
    void made_anew_from_the_log_it_is_the_same_to_the_byte() throws IOException {
        live(disk);
        Map<String, byte[]> folded = disk.indexed(INDEX);
        SimulatedDisk without = new SimulatedDisk().indexed().with(KeyLog.FILE, disk.content(KeyLog.FILE));

        KeyLog.open(without, house, 0).close();

        assertThat(without.indexed(INDEX)).hasSizeGreaterThan(20);
        assertSame(without.indexed(INDEX), folded);
    }

    @Test
    void one_that_stopped_anywhere_goes_on_from_there() throws IOException {
        try (FileVault vault = open(disk)) {
            vault.seal(BAO, "name", NAME);
        }
        FileVault vault = open(disk);
        for (int each = 0; each < 30; each++) {
            vault.seal("registration:" + each, "name", NAME);
            vault.link("registration:" + each, "subject:" + each % 7);
            vault.shred("subject:" + each % 5);
        }
        Random random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            SimulatedDisk left = disk.copy().with(KeyLog.FILE, disk.content(KeyLog.FILE));
            SimulatedDisk crashed = disk.afterCrash(Damage.KEPT, random);
            crashed.withIndex(INDEX, disk.afterCrash(Damage.TORN, random).indexed(INDEX));
            KeyLog.open(crashed, house, 0).close();
            KeyLog.open(left, house, LogStart.SHORT).close();
            assertSame(crashed.indexed(INDEX), left.indexed(INDEX));
        }
        vault.close();
    }

    @Test
    void one_of_a_log_that_went_another_way_is_not_believed() throws IOException {
        try (FileVault vault = open(disk)) {
            vault.seal(BAO, "name", NAME);
        }
        SimulatedDisk fork = disk.copy();
        Sealed here;
        try (FileVault vault = open(disk)) {
            here = vault.seal("registration:1", "name", NAME);
            vault.shred("subject:9");
        }
        Sealed there;
        try (FileVault vault = open(fork)) {
            there = vault.seal("registration:2", "name", NAME);
            vault.shred("subject:9"); // the very frame that the other log has in this place
        }
        assertThat(fork.content(KeyLog.FILE)).hasSameSizeAs(disk.content(KeyLog.FILE));
        fork.withIndex(INDEX, disk.indexed(INDEX));

        try (FileVault vault = open(fork)) {
            assertThat(opened(vault, there)).isEqualTo(NAME);
            assertThatThrownBy(() -> vault.open(Purpose.VALIDATE, "name", here)).isInstanceOf(KeyUnknown.class);
        }
    }

    @Test
    void one_that_is_newer_than_its_log_brings_back_nothing_and_hides_nothing() throws IOException {
        Sealed early;
        FileVault.Mark mark;
        try (FileVault vault = open(disk)) {
            early = vault.seal(SUBJECT, "name", NAME);
            mark = vault.mark();
        }
        byte[] older = disk.content(KeyLog.FILE);
        try (FileVault vault = open(disk)) {
            vault.seal(BAO, "name", NAME);
            vault.shred(SUBJECT);
        }
        disk.with(KeyLog.FILE, older);

        try (FileVault vault = open(disk)) {
            assertThat(opened(vault, early)).isEqualTo(NAME);
            assertThat(vault.knows(BAO)).isFalse();
            assertThat(vault.mark()).as("told from its ledger as ever").isEqualTo(mark);
        }
    }

    @Test
    void one_that_is_rubbish_is_made_anew() throws IOException {
        Sealed aminas = live(disk);
        Map<String, byte[]> rubbish = new HashMap<>(disk.indexed(INDEX));
        for (byte[] state : List.of(new byte[0], new byte[] {0, 0, 0, 9}, new byte[64])) {
            rubbish.put("m", state);
            disk.withIndex(INDEX, rubbish);
            try (FileVault vault = open(disk)) {
                assertThat(opened(vault, aminas)).isEqualTo(NAME);
            }
        }
    }

    @Test
    void a_vault_of_before_there_were_indexes_opens_and_has_one() throws IOException {
        Sealed aminas = live(disk);
        SimulatedDisk before = new SimulatedDisk().indexed().with(KeyLog.FILE, disk.content(KeyLog.FILE));

        try (FileVault vault = open(before)) {
            assertThat(opened(vault, aminas)).isEqualTo(NAME);
        }

        assertThat(before.hasIndex(INDEX)).isTrue();
    }

    /** Also where nobody was told that it is shredded, and the index knew the tombstone already. */
    @Test
    void a_key_that_has_its_tombstone_is_overwritten_wherever_the_machine_stopped() throws IOException {
        try (FileVault vault = open(disk)) {
            vault.seal(SUBJECT, "name", NAME);
        }
        int steps = shredOn(disk.copy());
        int gone = 0;
        for (int step = 0; step < steps; step++) {
            SimulatedDisk stopped = disk.copy().stoppingAt(step);
            shredOn(stopped);
            for (Damage damage : Damage.values()) {
                SimulatedDisk left = stopped.afterCrash(damage, new Random(SEED + step));
                try (FileVault vault = open(left)) {
                    if (!vault.holds(SUBJECT)) {
                        assertNowhere(left, "step " + step + ", damage " + damage);
                        gone++;
                    }
                }
            }
        }
        assertThat(gone).isGreaterThan(10);
    }

    private int shredOn(SimulatedDisk on) {
        try (FileVault vault = open(on)) {
            vault.shred(SUBJECT);
        } catch (IOException | OutcomeUnknown stopped) {
            return on.steps();
        }
        return on.steps();
    }

    private void assertNowhere(SimulatedDisk on, String run) {
        String wrapped = new String(house.wrappings(WrappingNames.key(SUBJECT)).getFirst(), ISO_8859_1);
        List<byte[]> everything = new ArrayList<>(on.files());
        everything.addAll(on.indexed(INDEX).values());
        assertThat(everything).as(run).noneMatch(file -> new String(file, ISO_8859_1).contains(wrapped));
    }

    /** No key, sealed or not, is in it, so that nothing must be overwritten there. */
    @Test
    void it_holds_no_key() throws IOException {
        live(disk);
        List<String> entries = disk.indexed(INDEX).values().stream()
                .map(entry -> new String(entry, ISO_8859_1))
                .toList();
        assertThat(house.names()).hasSizeGreaterThan(5);
        for (String name : house.names()) {
            for (byte[] wrapped : house.wrappings(name)) {
                String some = new String(wrapped, 0, 8, ISO_8859_1);
                assertThat(entries).noneMatch(entry -> entry.contains(some));
            }
        }
    }

    /** A little of everything. */
    private Sealed live(SimulatedDisk on) throws IOException {
        try (FileVault vault = open(on)) {
            Sealed sealed = vault.seal(REGISTRATION, "name", NAME);
            vault.seal(SUBJECT, "name", NAME);
            vault.renew(SUBJECT, "spring");
            vault.seal("registration:9", "name", NAME);
            vault.link(REGISTRATION, SUBJECT);
            vault.seal(BAO, "name", NAME);
            vault.link(BAO, "subject:bao");
            vault.link(BAO, "subject:other");
            vault.shred("subject:other");
            vault.shred("subject:nobody");
            return sealed;
        }
    }

    private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other) {
        assertThat(one.keySet()).isEqualTo(other.keySet());
        Map<String, Optional<byte[]>> differing = new TreeMap<>();
        one.forEach((name, entry) -> {
            if (!java.util.Arrays.equals(entry, other.get(name))) {
                differing.put(name, Optional.of(entry));
            }
        });
        assertThat(differing).isEmpty();
    }

    private byte[] opened(FileVault vault, Sealed sealed) {
        return ((Opening.Opened) vault.open(Purpose.VALIDATE, "name", sealed)).value();
    }

    private FileVault open(SimulatedDisk on) throws IOException {
        return FileVault.over(on, new OneHouseKey(house), Amina.plenty(), () -> {}, on.shortest());
    }
}
