package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T2: what an insider with the disk, but without the notary's key, can do to a book; and with the key, to everyone but
 * the witness. A chain of hashes kept beside the events, which he computes anew, is shown to miss each of them.
 */
class InsiderTest {

    private static final int EVENTS = 300;
    private static final long SEED = Long.getLong("seed", 20261121);
    private static final int SEEDS = Boolean.getBoolean("soak") ? 1000 : 50;
    private static final NoteSigner SIGNER = new NoteSigner("regesta/test/registry", new byte[32]);
    private static final NoteSigner WITNESS = new NoteSigner("witness.example", Arrays.copyOf(new byte[] {1}, 32));

    /** The honest book, its signed log, and what an insider makes of the events. */
    private static List<Finding> afterwards(BiConsumer<Book, Random> attack, long seed) {
        Book book = Book.of(EVENTS);
        MemoryDisk disk = new MemoryDisk();
        new BookNotary(disk, book, SIGNER, Clock.systemUTC()).round();
        List<byte[]> honest = chain(book);
        attack.accept(book, new Random(seed));
        assertThat(chained(book, honest)).as("the chain as it stood").isFalse();
        assertThat(chained(book, chain(book)))
                .as("the chain alone, computed anew")
                .isTrue();
        return verify(disk, book, List.of());
    }

    private static List<Finding> verify(MemoryDisk disk, Book book, List<Checkpoint> elsewhere) {
        List<Finding> findings = new ArrayList<>();
        LogCheck check =
                new LogCheck(disk, new Signatures(SIGNER.key(), List.of()), elsewhere, "registry", findings::add);
        book.leaves.forEach(check::leaf);
        check.end();
        return findings;
    }

    /** What a plain hash chain says of a book and the links that stand beside its events. */
    private static boolean chained(Book book, List<byte[]> links) {
        List<byte[]> due = chain(book);
        return due.size() == links.size()
                && IntStream.range(0, due.size()).allMatch(at -> Arrays.equals(due.get(at), links.get(at)));
    }

    /** A link for each event, over it and the link before: whoever has the disk can compute them anew. */
    private static List<byte[]> chain(Book book) {
        List<byte[]> links = new ArrayList<>();
        byte[] last = Hashes.empty();
        for (byte[] leaf : book.leaves) {
            last = Hashes.node(last, Hashes.leaf(leaf));
            links.add(last);
        }
        return links;
    }

    private static void caught(BiConsumer<Book, Random> attack) {
        System.out.println("seeds " + SEED + " and " + (SEEDS - 1) + " more");
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            assertThat(afterwards(attack, seed)).as("seed %d", seed).isNotEmpty();
        }
    }

    private static void removeLast(Book book, Random dice) {
        for (int gone = 1 + dice.nextInt(5); gone > 0; gone--) {
            book.leaves.removeLast();
        }
    }

    @Test
    void deleting_the_last_event_is_caught_by_the_checkpoint() {
        assertThat(afterwards((book, dice) -> book.leaves.removeLast(), SEED))
                .anySatisfy(finding -> assertThat(finding.place()).isEqualTo("event registry/299"));
        caught(InsiderTest::removeLast);
    }

    @Test
    void deleting_one_in_the_middle_is_caught_and_placed() {
        assertThat(afterwards((book, dice) -> book.leaves.remove(150), SEED))
                .anySatisfy(finding -> assertThat(finding.place()).isEqualTo("event registry/150"));
        caught((book, dice) -> book.leaves.remove(dice.nextInt(EVENTS)));
    }

    @Test
    void deleting_the_first_is_caught() {
        caught((book, dice) -> book.leaves.removeFirst());
    }

    @Test
    void swapping_two_is_caught() {
        caught((book, dice) -> {
            int one = dice.nextInt(EVENTS - 1);
            Collections.swap(book.leaves, one, one + 1 + dice.nextInt(EVENTS - one - 1));
        });
    }

    @Test
    void writing_one_twice_is_caught() {
        caught((book, dice) -> {
            int twice = dice.nextInt(EVENTS);
            book.leaves.add(twice, book.leaves.get(twice));
        });
    }

    @Test
    void editing_one_and_computing_every_hash_anew_is_caught_by_the_signature_alone() {
        System.out.println("seed " + SEED);
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            Random dice = new Random(seed);
            Book book = Book.of(EVENTS);
            MemoryDisk disk = new MemoryDisk();
            BookNotary honest = new BookNotary(disk, book, SIGNER, Clock.systemUTC());
            honest.round();
            int edited = dice.nextInt(EVENTS);
            book.leaves.set(edited, Book.leaf(edited, "{\"n\":\"edited\"}"));
            MemoryDisk forged = new MemoryDisk();
            new BookNotary(forged, book, new NoteSigner(SIGNER.key().name(), dice(dice)), Clock.systemUTC()).round();
            forged.files.forEach((name, content) -> {
                if (name.startsWith("tile/")) {
                    disk.files.put(name, content); // all hashes are right again; only the signature cannot be had
                }
            });
            assertThat(verify(disk, book, List.of()))
                    .anySatisfy(finding -> assertThat(finding.expected()).contains("which was signed"));
        }
    }

    private static byte[] dice(Random dice) {
        byte[] seed = new byte[32];
        dice.nextBytes(seed);
        return seed;
    }

    @Test
    void rolling_back_to_yesterday_is_missed_by_chain_and_checkpoint_and_caught_by_the_witness(@TempDir Path folder)
            throws IOException, InterruptedException {
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            rollBack(folder.resolve("witness-" + seed), 1 + new Random(seed).nextInt(EVENTS - 1));
        }
    }

    private static void rollBack(Path folder, int then) throws IOException, InterruptedException {
        Witness witness = witness(folder);
        try (WitnessServer server = WitnessServer.start(witness, 0)) {
            WitnessLink link = new WitnessLink(URI.create(server.url()), WITNESS.key());
            Book book = Book.of(then);
            MemoryDisk yesterday = new MemoryDisk();
            new BookNotary(yesterday, book, SIGNER, Clock.systemUTC()).round();
            Book today = Book.of(EVENTS);
            BookNotary honest = new BookNotary(new MemoryDisk(), today, SIGNER, Clock.systemUTC());
            honest.round();
            assertThat(link.show(honest)).isTrue();

            assertThat(chained(book, chain(today).subList(0, then)))
                    .as("yesterday's links, as they stood")
                    .isTrue();
            assertThat(verify(yesterday, book, List.of()))
                    .as("yesterday's checkpoint is sound")
                    .isEmpty();
            Checkpoint kept =
                    Checkpoint.of(Note.of(witness.last(SIGNER.key().name()).orElseThrow()));
            assertThat(verify(yesterday, book, List.of(kept))).isNotEmpty();

            BookNotary back = new BookNotary(yesterday, book, SIGNER, Clock.systemUTC());
            assertThat(link.show(back)).isFalse();
            assertThat(back.alarm())
                    .hasValueSatisfying(alarm -> assertThat(alarm.kind()).isEqualTo(Alarm.Kind.ROLLBACK));
            alarmStays(back, yesterday, book);
        }
    }

    private static void alarmStays(BookNotary back, MemoryDisk disk, Book book) {
        int signed = book.leaves.size();
        book.grow(EVENTS + 50);
        back.round();
        assertThat(back.signed().checkpoint().size())
                .as("nothing is signed under an alarm")
                .isEqualTo(signed);
        BookNotary restarted = new BookNotary(disk, book, SIGNER, Clock.systemUTC());
        assertThat(restarted.alarm()).as("it stays over a restart").isPresent();
        restarted.clear("officer-bao", "restored from a backup");
        assertThat(restarted.alarm()).as("until a person clears it").isEmpty();
    }

    @Test
    void two_histories_of_one_size_or_not_are_caught_by_the_witness_alone(@TempDir Path folder)
            throws IOException, InterruptedException {
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            Random dice = new Random(seed);
            twoHistories(folder.resolve("witness-" + seed), dice.nextInt(EVENTS), seed % 2 == 0 ? 0 : dice.nextInt(60));
        }
    }

    private static void twoHistories(Path folder, int changed, int longer) throws IOException, InterruptedException {
        try (WitnessServer server = WitnessServer.start(witness(folder), 0)) {
            WitnessLink link = new WitnessLink(URI.create(server.url()), WITNESS.key());
            BookNotary one = new BookNotary(new MemoryDisk(), Book.of(EVENTS), SIGNER, Clock.systemUTC());
            one.round();
            assertThat(link.show(one)).isTrue();
            assertThat(one.signed().cosignatures()).isEqualTo(1);

            Book other = Book.of(EVENTS + longer);
            other.leaves.set(changed, Book.leaf(changed, "{\"n\":\"another\"}"));
            MemoryDisk disk = new MemoryDisk();
            BookNotary two = new BookNotary(disk, other, SIGNER, Clock.systemUTC());
            two.round();
            assertThat(chained(other, chain(Book.of(EVENTS + longer)))).isFalse();
            assertThat(chained(other, chain(other))).isTrue();
            assertThat(verify(disk, other, List.of()))
                    .as("each history is sound by itself")
                    .isEmpty();
            assertThat(link.show(two)).isFalse();
            assertThat(two.alarm())
                    .hasValueSatisfying(alarm -> assertThat(alarm.kind()).isEqualTo(Alarm.Kind.FORK));
        }
    }

    private static Witness witness(Path folder) {
        return new Witness(folder, WITNESS, List.of(SIGNER.key()), Clock.systemUTC());
    }
}
