package org.regesta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The leaf of version 1, byte by byte. These vectors were written by another program from the description alone, and
 * are frozen: a leaf that differs by a bit is a broken proof.
 */
class LeafVectorsTest {

    private static final String ID = "5b1f0a2e-6f64-4f0e-9d6e-0d6f6f1a2b3c";

    private static final Envelope IN_A_STREAM = new Envelope(
            Book.REGISTRY,
            0,
            ID,
            "identity.issued",
            "1",
            Optional.of(new Envelope.Place("identity:00112233445566778899aabbccddeeff", 0)),
            1_800_000_000_000L,
            bytes("{\"subject\":\"00112233445566778899aabbccddeeff\"}"),
            new TreeMap<>(Map.of(
                    "actor", "registration-process",
                    "authority", "rule:registration-process@1/law-7",
                    "subject", "00112233445566778899aabbccddeeff")));

    private static final Envelope OUTSIDE_ANY_STREAM = new Envelope(
            Book.ACCESS, 41, ID, "disclosure.disclosed", "2", Optional.empty(), 0, bytes("{}"), new TreeMap<>());

    private static final Envelope IN_MANY_SCRIPTS = new Envelope(
            Book.REGISTRY,
            Long.MAX_VALUE,
            ID,
            "centre.opened",
            "1",
            Optional.of(new Envelope.Place("centre:10001", 1L << 40)),
            1_800_000_000_123L,
            bytes("{\"names\":{\"ara\":\"الميناء\",\"hin\":\"बंदरगाह\",\"x\":\"\uD83C\uDFDB\"}}"),
            new TreeMap<>(Map.of("actor", "óscar-✓", "authority", "consent:@7")));

    @Test
    void an_event_in_a_stream() {
        isLeafOf(
                IN_A_STREAM,
                "0100000008726567697374727900000000000000000000002435623166306132652d366636342d346630652d"
                        + "396436652d3064366636663161326233630000000f6964656e746974792e6973737565640000000131010000"
                        + "00296964656e746974793a303031313232333334343535363637373838393961616262636364646565666600"
                        + "00000000000000000001a3185c50000000002e7b227375626a656374223a2230303131323233333434353536"
                        + "36373738383939616162626363646465656666227d0003000000056163746f72000000147265676973747261"
                        + "74696f6e2d70726f6365737300000009617574686f726974790000002172756c653a72656769737472617469"
                        + "6f6e2d70726f6365737340312f6c61772d37000000077375626a656374000000203030313132323333343435"
                        + "353636373738383939616162626363646465656666");
    }

    @Test
    void an_event_outside_any_stream_without_metadata() {
        isLeafOf(
                OUTSIDE_ANY_STREAM,
                "010000000661636365737300000000000000290000002435623166306132652d366636342d346630652d3964"
                        + "36652d30643666366631613262336300000014646973636c6f737572652e646973636c6f7365640000000132"
                        + "000000000000000000000000027b7d0000");
    }

    @Test
    void many_scripts_and_large_numbers() {
        isLeafOf(
                IN_MANY_SCRIPTS,
                "010000000872656769737472797fffffffffffffff0000002435623166306132652d366636342d346630652d"
                        + "396436652d3064366636663161326233630000000d63656e7472652e6f70656e65640000000131010000000c"
                        + "63656e7472653a31303030310000010000000000000001a3185c507b0000004b7b226e616d6573223a7b2261"
                        + "7261223a22d8a7d984d985d98ad986d8a7d8a1222c2268696e223a22e0a4ace0a482e0a4a6e0a4b0e0a497e0"
                        + "a4bee0a4b9222c2278223a22f09f8f9b227d7d0002000000056163746f720000000ac3b3736361722de29c93"
                        + "00000009617574686f726974790000000a636f6e73656e743a4037");
    }

    @Test
    void the_largest_leaf() {
        Envelope largest = draft(65371);
        byte[] leaf = Leaf.encode(largest);
        assertThat(leaf).hasSize(Leaf.MAX_BYTES);
        assertThat(sha256(leaf)).isEqualTo("42a2126294ba8e00f8460138ed1f9004e99f54db650e07c957958b2e00f5dd36");
        assertThat(Leaf.decode(leaf)).isEqualTo(largest);
    }

    @Test
    void one_byte_more_is_refused_and_the_message_names_no_content() {
        assertThatThrownBy(() -> Leaf.encode(draft(65372)))
                .isInstanceOf(Leaf.LeafTooLarge.class)
                .hasMessageContaining("policy.drafted")
                .hasMessageContaining("65536")
                .hasMessageNotContaining("xxx");
    }

    @Test
    void a_leaf_cut_short_or_longer_than_itself_is_none() {
        byte[] leaf = Leaf.encode(IN_A_STREAM);
        for (int length = 0; length < leaf.length; length++) {
            byte[] cut = Arrays.copyOf(leaf, length);
            assertThatThrownBy(() -> Leaf.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Leaf.decode(Arrays.copyOf(leaf, leaf.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_version_is_none() {
        byte[] leaf = Leaf.encode(IN_A_STREAM);
        leaf[0] = 2;
        assertThatThrownBy(() -> Leaf.decode(leaf)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void half_a_surrogate_pair_is_refused_on_its_way_in() {
        Envelope broken = new Envelope(
                Book.ACCESS,
                0,
                ID,
                "a.b",
                "1",
                Optional.empty(),
                0,
                bytes("{}"),
                new TreeMap<>(Map.of("actor", "\uD83C")));
        assertThatThrownBy(() -> Leaf.encode(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    /** So that no two sequences of bytes are the leaf of one event: whatever still decodes encodes to itself. */
    @Test
    void whatever_bytes_are_flipped_a_leaf_that_decodes_is_its_own_encoding() {
        byte[] leaf = Leaf.encode(IN_A_STREAM);
        int decoded = 0;
        for (int at = 0; at < leaf.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = leaf.clone();
                flipped[at] ^= (byte) (1 << bit);
                decoded += decodesToItselfOrNotAtAll(flipped) ? 1 : 0;
            }
        }
        assertThat(decoded).isPositive(); // a reader that refuses everything would pass too
    }

    private static boolean decodesToItselfOrNotAtAll(byte[] bytes) {
        Envelope read;
        try {
            read = Leaf.decode(bytes);
        } catch (IllegalArgumentException notALeaf) {
            return false;
        }
        assertThat(Leaf.encode(read)).isEqualTo(bytes);
        return true;
    }

    private static void isLeafOf(Envelope event, String hex) {
        assertThat(HexFormat.of().formatHex(Leaf.encode(event))).isEqualTo(hex);
        Envelope read = Leaf.decode(HexFormat.of().parseHex(hex));
        assertThat(read).isEqualTo(event);
        assertThat(read.metadata()).isEqualTo(event.metadata());
    }

    private static Envelope draft(int payload) {
        return new Envelope(
                Book.REGISTRY,
                7,
                ID,
                "policy.drafted",
                "1",
                Optional.of(new Envelope.Place("policy:p1", 0)),
                1_800_000_000_000L,
                bytes("x".repeat(payload)),
                new TreeMap<>(Map.of("actor", "rosa", "authority", "consent:@7")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
