package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T1 over the exported book: every byte of 200 events and of their tiles is flipped, found and placed. */
class FlippedByteTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final long SEED = Long.getLong("seed", 20261121);
    private static final NoteSigner SIGNER = new NoteSigner("regesta/test/registry", new byte[32]);
    private static final MemoryDisk EXPORT = new MemoryDisk();
    private static final Signatures TRUSTED = new Signatures(SIGNER.key(), List.of());

    @BeforeAll
    static void export() throws IOException {
        Book book = new Book();
        for (int i = 0; i < 200; i++) {
            book.leaves.add(Book.leaf(i, "{\"n\":" + i + "}"));
        }
        BookNotary notary = new BookNotary(new MemoryDisk(), book, SIGNER, Clock.systemUTC());
        notary.round();
        Export.write(notary, EXPORT);
    }

    private static List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Export.check(EXPORT, TRUSTED, "registry", findings::add);
        return findings;
    }

    @Test
    void a_thousand_clean_verifies_raise_no_alarm() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(check()).isEmpty();
        }
    }

    @Test
    void every_flipped_byte_is_found_and_placed() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Map<String, Integer> flips = new TreeMap<>();
        assertThat(EXPORT.list("")).contains("checkpoint", "key", "tile");
        for (String name : List.copyOf(EXPORT.files.keySet())) {
            byte[] content = EXPORT.files.get(name);
            int[] owner = owners(name, content);
            for (int at = 0; at < content.length; at++) {
                for (int mask : SOAK ? new int[] {1, 2, 4, 8, 16, 32, 64, 128} : new int[] {1 << random.nextInt(8)}) {
                    content[at] ^= (byte) mask;
                    String place = owner.length == 0 ? name : "event registry/" + owner[at];
                    assertThat(check())
                            .as("%s byte %d mask %d", name, at, mask)
                            .anySatisfy(finding -> assertThat(finding.place()).contains(place));
                    content[at] ^= (byte) mask;
                    flips.merge(name, 1, Integer::sum);
                }
            }
        }
        System.out.println("flips found and placed: " + flips);
    }

    /** For a bundle, whose event each byte is; nothing for other files. */
    private static int[] owners(String name, byte[] content) {
        if (!name.startsWith("tile/entries")) {
            return new int[0];
        }
        int[] owners = new int[content.length];
        int event = 0;
        for (int at = 0; at < content.length; event++) {
            int end = at + 2 + (Byte.toUnsignedInt(content[at]) << 8 | Byte.toUnsignedInt(content[at + 1]));
            for (; at < end; at++) {
                owners[at] = event;
            }
        }
        return owners;
    }
}
