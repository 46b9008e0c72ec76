package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;

/** A process that is killed with -9 under load. {@code -Dseed=} repeats the moments. */
@OpenerOf(Purpose.VALIDATE)
class KilledTest {

    private static final int ROUNDS = Integer.getInteger("kills", 10);
    private static final long SEED = Long.getLong("seed", 20_261_121L);

    @TempDir
    Path folder;

    private final Map<String, Sealed> sealed = new HashMap<>();
    private final Set<String> mayBeGone = new HashSet<>();
    private final Set<String> gone = new HashSet<>();

    @Test
    void a_process_that_is_killed_at_any_moment_forgets_nothing_it_acknowledged() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Process child = start(round);
            try (BufferedReader said = child.inputReader(UTF_8)) {
                assertThat(said.readLine()).isEqualTo("open");
                assertThatThrownBy(() -> Amina.vault(folder))
                        .isInstanceOf(VaultRefused.class)
                        .hasMessageContaining("another process");
                listen(said, random.nextInt(200));
                child.toHandle().destroyForcibly(); // the process itself would close the pipe too
                listen(said, Integer.MAX_VALUE);
            }
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
            check("seed " + SEED + ", round " + round);
        }
        assertThat(sealed).hasSizeGreaterThan(ROUNDS * 10);
        assertThat(gone).isNotEmpty();
    }

    private Process start(int round) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VaultChild.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void listen(BufferedReader said, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = said.readLine();
            if (line == null) {
                return;
            }
            hear(line.split(" ", -1));
        }
    }

    private void hear(String[] words) {
        switch (words[0]) {
            case "sealed" -> {
                if (words.length == 4 && words[3].length() == 64) { // the last line may be cut short
                    sealed.put(words[1], new Sealed(words[1], words[2], words[3]));
                }
            }
            case "shredding" -> mayBeGone.addAll(both(words));
            case "shredded" -> gone.addAll(mayBeGone.containsAll(both(words)) ? both(words) : List.of());
            default -> assertThat("sealed shredding shredded").contains(words[0]);
        }
    }

    private static List<String> both(String[] words) {
        return List.of(words).subList(1, words.length);
    }

    private void check(String run) {
        try (FileVault vault = Amina.indexed(folder)) {
            sealed.forEach((keyRef, seal) -> {
                Opening opening = vault.open(Purpose.VALIDATE, "name", seal);
                if (opening instanceof Opening.Opened opened) {
                    assertThat(gone).as(run).doesNotContain(keyRef);
                    assertThat(opened.value()).as(run).isEqualTo(keyRef.getBytes(UTF_8));
                } else {
                    assertThat(mayBeGone).as(run).contains(keyRef);
                    gone.add(keyRef); // what is gone stays gone
                }
            });
        }
    }
}
