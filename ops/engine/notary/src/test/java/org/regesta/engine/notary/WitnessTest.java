package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of tlog-witness, status by status. */
class WitnessTest {

    private static final NoteSigner LOG = new NoteSigner("regesta/test/registry", new byte[32]);
    private static final NoteSigner ME = new NoteSigner("witness.example", Arrays.copyOf(new byte[] {1}, 32));

    @TempDir
    private Path folder;

    private Witness witness;
    private final Book book = Book.of(10);
    private final BookNotary log = new BookNotary(new MemoryDisk(), book, LOG, Clock.systemUTC());

    @BeforeEach
    void begin() {
        witness = new Witness(folder, ME, List.of(LOG.key()), Clock.systemUTC());
        log.round();
    }

    private String ask(long from) {
        StringBuilder body = new StringBuilder("old " + from + "\n");
        log.served().consistency(from, log.signed().checkpoint().size()).forEach(hash -> body.append(
                        Base64.getEncoder().encodeToString(hash))
                .append('\n'));
        return body + "\n" + log.signed().note().written();
    }

    @Test
    void what_continues_the_last_is_cosigned_and_the_cosignature_holds() {
        Witness.Answer first = witness.add(ask(0));
        assertThat(first.status()).isEqualTo(200);
        Note.Signature line = Note.Signature.of(first.body().strip());
        Note cosigned = log.signed().note().with(List.of(line));
        assertThat(ME.key().cosigned(cosigned)).isPresent();
        book.grow(700);
        log.round();
        assertThat(witness.add(ask(10)).status()).isEqualTo(200);
        assertThat(Checkpoint.of(Note.of(witness.last(LOG.key().name()).orElseThrow()))
                        .size())
                .isEqualTo(700);
    }

    @Test
    void an_old_size_it_does_not_know_is_answered_with_the_one_it_does_also_after_a_restart() {
        witness.add(ask(0));
        Witness restarted = new Witness(folder, ME, List.of(LOG.key()), Clock.systemUTC());
        assertThat(restarted.add(ask(0))).isEqualTo(new Witness.Answer(409, "10\n"));
    }

    @Test
    void a_proof_that_does_not_lead_there_is_not_cosigned() {
        witness.add(ask(0));
        book.grow(20);
        log.round();
        String body = ask(10);
        String spoilt = body.replaceFirst("\n[A-Za-z0-9+/]{4}", "\nAAAA");
        assertThat(witness.add(spoilt).status()).isEqualTo(422);
    }

    @Test
    void strangers_forgers_and_babble_are_refused() {
        assertThat(new Witness(folder, ME, List.of(ME.key()), Clock.systemUTC())
                        .add(ask(0))
                        .status())
                .isEqualTo(404);
        NoteSigner forger = new NoteSigner(LOG.key().name(), Arrays.copyOf(new byte[] {9}, 32));
        Signed forged = Signed.by(forger, 10, log.signed().checkpoint().root(), 1);
        assertThat(witness.add("old 0\n\n" + forged.note().written()).status()).isEqualTo(403);
        assertThat(witness.add(ask(10).replace("old 10", "old 11")).status()).isEqualTo(400);
        for (String babble : List.of(
                "", "\n\n", "old 0\n", "old 00\n\nx", "old -1\n\nx\n\n", "old 0\n!\n\na\n1\nb\n\n\u2014 a b\n")) {
            assertThat(witness.add(babble).status()).as(babble).isEqualTo(400);
        }
    }
}
