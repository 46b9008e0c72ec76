package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.Needs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our checkpoints and proofs before two verifiers that are not ours: Sigstore's for Java and Sigstore's for Node. */
class JudgedByOthersTest {

    private static final NoteSigner SIGNER = new NoteSigner("regesta/test/registry", new byte[32]);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Logs of sizes at which trees have every shape of edge, over a tile's border too. */
    private static List<BookNotary> logs() {
        List<BookNotary> logs = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 7, 8, 255, 256, 257, 300}) {
            BookNotary log = new BookNotary(new MemoryDisk(), Book.of(size), SIGNER, Clock.systemUTC());
            log.round();
            logs.add(log);
        }
        return logs;
    }

    private static List<byte[]> proof(BookNotary log, long position) {
        return log.served().inclusion(position, log.signed().checkpoint().size()).stream()
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    @Test
    void sigstores_java_client_reads_the_checkpoint_and_accepts_every_proof_and_no_other() throws Exception {
        int accepted = 0;
        for (BookNotary log : logs()) {
            Checkpoint ours = log.signed().checkpoint();
            RekorEntry.Checkpoint theirs = Checkpoints.from(log.signed().note().written());
            assertThat(theirs.getOrigin()).isEqualTo(ours.origin());
            assertThat(theirs.getSize()).isEqualTo(ours.size());
            assertThat(Base64.getDecoder().decode(theirs.getBase64Hash())).isEqualTo(ours.root());
            assertThat(theirs.getSignedData()).isEqualTo(ours.text());
            assertThat(theirs.getSignatures())
                    .allSatisfy(signature -> assertThat(signature.getIdentity()).isEqualTo(ours.origin()))
                    .anySatisfy(signature -> assertThat(signature.getKeyHint())
                            .isEqualTo(SIGNER.key().id(NoteKey.NOTE)));
            Book book = Book.of((int) ours.size());
            for (int at = 0; at < ours.size(); at++) {
                byte[] leaf = Hashes.leaf(book.leaves.get(at));
                InclusionProofVerifier.verify(leaf, at, ours.size(), proof(log, at), ours.root());
                int other = at;
                byte[] altered = leaf.clone();
                altered[at % altered.length] ^= 1;
                assertThatThrownBy(() -> InclusionProofVerifier.verify(
                                altered, other, ours.size(), proof(log, other), ours.root()))
                        .isInstanceOf(InclusionProofVerificationException.class);
                accepted++;
            }
        }
        System.out.println("sigstore-java: " + accepted + " proofs accepted, as many altered ones refused");
    }

    @Test
    @Needs({"npm", "node"})
    void sigstores_node_verifier_accepts_checkpoint_and_proof_and_refuses_altered_ones() throws Exception {
        List<Map<String, Object>> notes = new ArrayList<>();
        List<Boolean> sound = new ArrayList<>();
        for (BookNotary log : logs()) {
            long size = log.signed().checkpoint().size();
            String envelope = log.signed().note().written();
            for (long at = 0; at < size; at += Math.max(1, size / 20)) {
                byte[] leaf = Book.of((int) size).leaves.get((int) at);
                notes.add(asked(log, envelope, at, leaf));
                sound.add(true);
                notes.add(asked(log, envelope, at, Book.leaf(at, "{\"n\":\"another\"}")));
                sound.add(false);
                notes.add(asked(log, envelope.replaceFirst("\n" + size + "\n", "\n" + (size + 1) + "\n"), at, leaf));
                sound.add(false);
            }
        }
        JsonNode judged = judge(Map.of("vkey", SIGNER.key().vkey(), "notes", notes));
        assertThat(judged.valueStream().map(word -> word.asString().equals("accepted")))
                .as("%s", judged)
                .isEqualTo(sound);
        System.out.println("@sigstore/verify: " + sound.size() + " judged, all of them right");
    }

    private static Map<String, Object> asked(BookNotary log, String envelope, long at, byte[] leaf) {
        return Map.of(
                "envelope",
                envelope,
                "index",
                Long.toString(at),
                "leaf",
                Base64.getEncoder().encodeToString(leaf),
                "hashes",
                log.served().inclusion(at, log.signed().checkpoint().size()));
    }

    /** Installed by npm below {@code target} from the lock file beside these tests, without running any script. */
    private static JsonNode judge(Map<String, Object> asked) throws IOException, InterruptedException {
        Path here = Path.of("").toAbsolutePath();
        Path module = here.endsWith(Path.of("ops/engine/notary")) ? here : here.resolve("ops/engine/notary");
        Path folder = Files.createDirectories(module.resolve("target/npm"));
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "judge.js")) {
            Files.copy(
                    module.resolve("src/test/npm").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/@sigstore/verify"))) {
            run(folder, "npm", "ci");
        }
        Files.write(folder.resolve("asked"), JSON.writeValueAsBytes(asked));
        return JSON.readTree(run(folder, "node", "judge.js"));
    }

    private static byte[] run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput((command[0].equals("node") ? folder.resolve("asked") : Path.of("/dev/null")).toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(folder.resolve("err")));
        }
        return Files.readAllBytes(folder.resolve("out"));
    }
}
