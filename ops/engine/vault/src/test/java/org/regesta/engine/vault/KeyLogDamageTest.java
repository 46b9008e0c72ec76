package org.regesta.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.engine.vault.Amina.BAO;
import static org.regesta.engine.vault.Amina.NAME;
import static org.regesta.engine.vault.Amina.REGISTRATION;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;

/** What the vault does with a log that is not as it left it. */
@OpenerOf(Purpose.VALIDATE)
class KeyLogDamageTest {

    private final RecordingHouseKey house = new RecordingHouseKey();
    private final SimulatedDisk disk = new SimulatedDisk();

    private Sealed aminas;
    private byte[] beforeLast;
    private byte[] whole;

    /** A log whose last frame is the making of Bao's key, as a process that was killed leaves it. */
    @BeforeEach
    void write_a_log() throws IOException {
        try (FileVault vault = open()) {
            aminas = vault.seal(REGISTRATION, "fullName", NAME);
            vault.link(REGISTRATION, SUBJECT);
            beforeLast = disk.content(KeyLog.FILE);
            vault.seal(BAO, "fullName", Amina.BAOS_NAME);
            whole = disk.content(KeyLog.FILE); // closing will write one more frame
        }
    }

    @Test
    void a_tail_torn_at_any_byte_is_cut_off() throws IOException {
        for (int length = beforeLast.length; length < whole.length; length++) {
            assertTornTailIsCutOff(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void a_tail_of_zeros_is_cut_off() throws IOException {
        for (int length = beforeLast.length; length < whole.length; length++) {
            assertTornTailIsCutOff(Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
        }
    }

    @Test
    void a_tail_of_something_else_is_cut_off() throws IOException {
        Random random = new Random(5);
        for (int length = 1; length < 300; length += 7) {
            byte[] tail = new byte[length];
            random.nextBytes(tail);
            byte[] torn = Arrays.copyOf(beforeLast, beforeLast.length + length);
            System.arraycopy(tail, 0, torn, beforeLast.length, length);
            assertTornTailIsCutOff(torn);
        }
    }

    private void assertTornTailIsCutOff(byte[] torn) throws IOException {
        disk.with(KeyLog.FILE, torn);
        try (FileVault vault = open()) {
            assertThat(vault.holds(BAO)).isFalse();
            assertThat(((Opening.Opened) vault.open(Purpose.VALIDATE, "fullName", aminas)).value())
                    .isEqualTo(NAME);
            assertThat(disk.content(KeyLog.FILE)).isEqualTo(beforeLast);
            vault.seal(BAO, "fullName", Amina.BAOS_NAME);
        }
        try (FileVault vault = open()) {
            assertThat(vault.holds(BAO)).isTrue();
        }
    }

    @Test
    void a_log_altered_at_any_byte_before_its_last_frame_is_refused() throws IOException {
        for (int at = 0; at < beforeLast.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= (byte) (1 << (at % 8));
            assertRefusedUnchanged(altered);
        }
    }

    @Test
    void a_log_that_was_closed_in_order_is_refused_when_any_key_in_it_is_altered() throws IOException {
        byte[] closed = closed();
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = closed.clone();
            altered[at] ^= 1;
            assertRefusedUnchanged(altered);
        }
    }

    @Test
    void a_log_with_a_part_of_its_middle_missing_or_twice_is_refused() throws IOException {
        int half = beforeLast.length / 2;
        byte[] missing = new byte[whole.length - 100];
        System.arraycopy(whole, 0, missing, 0, half);
        System.arraycopy(whole, half + 100, missing, half, missing.length - half);
        assertRefusedUnchanged(missing);
        byte[] lastFrame = Arrays.copyOfRange(whole, beforeLast.length, whole.length);
        byte[] twice = Arrays.copyOf(whole, whole.length + lastFrame.length);
        System.arraycopy(lastFrame, 0, twice, whole.length, lastFrame.length);
        assertRefusedUnchanged(twice);
    }

    @Test
    void a_log_without_its_beginning_is_refused() throws IOException {
        assertRefusedUnchanged(new byte[0]);
        assertRefusedUnchanged(Arrays.copyOf(whole, 20));
        assertRefusedUnchanged(Arrays.copyOfRange(whole, 1, whole.length));
    }

    @Test
    void a_log_of_another_format_is_named_as_such() throws IOException {
        byte[] older = whole.clone();
        older[3] = 'L';
        assertRefusedUnchanged(older);
        assertThatThrownBy(this::open).hasMessageContaining("of format 1, and this release reads format 2");
        byte[] newer = whole.clone();
        newer[3] = 3;
        assertRefusedUnchanged(newer);
        assertThatThrownBy(this::open).hasMessageContaining("of format 3, and this release reads format 2");
        byte[] none = whole.clone();
        none[0] = 0;
        assertRefusedUnchanged(none);
        assertThatThrownBy(this::open).hasMessageContaining("damaged at byte 0");
    }

    @Test
    void a_key_that_is_overwritten_though_nobody_shredded_it_is_refused() throws IOException {
        byte[] wrapped = house.wrappings(WrappingNames.key(REGISTRATION)).getFirst();
        byte[] zeroed = closed();
        int at = Bytes.indexOf(zeroed, wrapped);
        Arrays.fill(zeroed, at, at + wrapped.length, (byte) 0);

        assertRefusedUnchanged(zeroed);
    }

    @Test
    void a_shredding_that_stopped_half_way_is_finished_at_the_next_start() throws IOException {
        byte[] wrapped = house.wrappings(WrappingNames.key(REGISTRATION)).getFirst();
        int at = Bytes.indexOf(whole, wrapped);
        disk.with(KeyLog.FILE, whole);
        try (FileVault vault = open()) {
            vault.shred(REGISTRATION);
        }
        byte[] shredded = disk.content(KeyLog.FILE);
        for (int left = 0; left <= wrapped.length; left++) {
            byte[] halfWay = shredded.clone();
            System.arraycopy(wrapped, 0, halfWay, at, left);
            disk.with(KeyLog.FILE, halfWay);
            try (FileVault vault = open()) {
                assertThat(vault.open(Purpose.VALIDATE, "fullName", aminas)).isEqualTo(new Opening.Gone());
                assertThat(vault.holds(BAO)).isTrue();
            }
            assertThat(disk.content(KeyLog.FILE)).startsWith(shredded);
        }
    }

    @Test
    void a_log_of_another_house_key_is_refused() throws IOException {
        disk.with(KeyLog.FILE, whole);

        assertThatThrownBy(() -> FileVault.over(
                        disk,
                        new OneHouseKey(new AesHouseKey(Crypto.random(Crypto.KEY_BYTES))),
                        Amina.plenty(),
                        () -> {}))
                .isInstanceOf(VaultRefused.class)
                .hasMessageContaining("house key");
    }

    private byte[] closed() throws IOException {
        disk.with(KeyLog.FILE, whole);
        open().close();
        byte[] closed = disk.content(KeyLog.FILE);
        assertThat(closed).hasSizeGreaterThan(whole.length).startsWith(whole);
        return closed;
    }

    private void assertRefusedUnchanged(byte[] damaged) throws IOException {
        disk.with(KeyLog.FILE, damaged);
        assertThatThrownBy(this::open).isInstanceOf(VaultRefused.class);
        assertThat(disk.content(KeyLog.FILE)).isEqualTo(damaged);
    }

    private FileVault open() throws IOException {
        return FileVault.over(disk, new OneHouseKey(house), Amina.plenty(), () -> {});
    }
}
