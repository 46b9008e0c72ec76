package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault.KeyGone;

/** Many at once. */
@OpenerOf(Purpose.VALIDATE)
class VaultUnderLoadTest {

    private static final int THREADS = 32;

    private final RecordingHouseKey house = new RecordingHouseKey();
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void one_person_gets_one_key_however_many_ask() throws Exception {
        try (FileVault vault = open()) {
            for (int round = 0; round < 50; round++) {
                String keyRef = "registration:" + round;

                List<Sealed> seals = atOnce(thread -> vault.seal(keyRef, "name", bytes(thread)));

                assertThat(house.wrappings(WrappingNames.key(keyRef))).hasSize(1);
                for (int thread = 0; thread < THREADS; thread++) {
                    assertOpens(vault, seals.get(thread), bytes(thread));
                }
            }
        }
    }

    @Test
    void those_who_wait_share_a_sync() throws Exception {
        try (FileVault vault = open()) {
            int before = disk.syncs();

            atOnce(thread -> {
                for (int i = 0; i < 50; i++) {
                    vault.seal("registration:" + thread + "/" + i, "name", bytes(i));
                }
                return thread;
            });

            assertThat(disk.syncs() - before).isPositive().isLessThan(THREADS * 50 / 2);
            assertThat(vault.mark().changes()).isGreaterThan(THREADS * 50L);
        }
    }

    @Test
    void keys_for_many_are_made_with_one_sync_and_stay() throws IOException {
        Set<String> many =
                IntStream.range(0, 500).mapToObj(each -> "registration:" + each).collect(Collectors.toSet());
        Sealed sealed;
        try (FileVault vault = open()) {
            vault.seal("registration:7", "name", bytes(0));
            int before = disk.syncs();

            vault.makeAll(many);

            assertThat(disk.syncs() - before).isEqualTo(1);
            sealed = vault.seal("registration:8", "name", bytes(8));
            vault.makeAll(many);
            assertThat(disk.syncs() - before).as("what is there needs no sync").isEqualTo(1);
            assertThat(house.wrappings(WrappingNames.key("registration:7"))).hasSize(1);
        }
        try (FileVault vault = open()) {
            assertThat(many).allMatch(vault::holds);
            assertOpens(vault, sealed, bytes(8));
        }
    }

    @Test
    void a_key_that_was_shredded_is_not_made_again_among_many() throws IOException {
        try (FileVault vault = open()) {
            vault.shred("registration:2");

            assertThatThrownBy(() -> vault.makeAll(Set.of("registration:1", "registration:2")))
                    .isInstanceOf(KeyGone.class);

            assertThat(vault.holds("registration:1")).isTrue();
            assertThat(vault.holds("registration:2")).isFalse();
        }
    }

    @Test
    void sealing_and_shredding_at_once_end_in_gone() throws Exception {
        ConcurrentLinkedQueue<Sealed> sealed = new ConcurrentLinkedQueue<>();
        try (FileVault vault = open()) {
            for (int round = 0; round < 20; round++) {
                String keyRef = "registration:" + round;
                atOnce(thread -> {
                    if (thread == 16) {
                        vault.shred(keyRef);
                    } else {
                        try {
                            sealed.add(vault.seal(keyRef, "name", bytes(thread)));
                        } catch (KeyGone tooLate) {
                            return false;
                        }
                    }
                    return true;
                });
                assertThat(vault.holds(keyRef)).isFalse();
            }
            sealed.forEach(seal ->
                    assertThat(vault.open(Purpose.VALIDATE, "name", seal)).isEqualTo(new Opening.Gone()));
        }
    }

    @Test
    void more_keys_than_are_cached_all_open() throws IOException {
        int people = 10_500;
        try (FileVault vault = open()) {
            List<Sealed> seals = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                seals.add(vault.seal("registration:" + i, "name", bytes(i)));
            }
            for (int i = 0; i < people; i += 97) {
                assertOpens(vault, seals.get(i), bytes(i));
            }
        }
    }

    @Test
    void whoever_is_interrupted_does_no_harm_to_the_others() throws Exception {
        try (FileVault vault = open()) {
            Thread.currentThread().interrupt();
            Sealed sealed = vault.seal("registration:interrupted", "name", bytes(1));

            assertThat(Thread.interrupted())
                    .as("the interrupt is still to be seen")
                    .isTrue();
            assertOpens(vault, sealed, bytes(1));
            assertOpens(vault, vault.seal("registration:other", "name", bytes(2)), bytes(2));
        }
    }

    @Test
    void a_vault_that_was_closed_says_so() throws IOException {
        FileVault vault = open();
        vault.seal("registration:1", "name", bytes(1));
        vault.close();
        vault.close();

        assertThatThrownBy(() -> vault.seal("registration:2", "name", bytes(1))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void nobody_opens_for_a_purpose_that_is_not_theirs() throws IOException {
        try (FileVault vault = open()) {
            Sealed sealed = vault.seal("registration:1", "name", bytes(1));

            assertThatThrownBy(() -> vault.open(Purpose.AUTHENTICATE, "name", sealed))
                    .isInstanceOf(IllegalCallerException.class);
            byte[] stored = vault.sealForStore("auth", "registration:1", 1, "name", bytes(1));
            assertThatThrownBy(
                            () -> vault.openFromStore(Purpose.AUTHENTICATE, "auth", "registration:1", "name", stored))
                    .isInstanceOf(IllegalCallerException.class);
        }
    }

    private interface Task<T> {
        T run(int thread) throws Exception;
    }

    private static <T> List<T> atOnce(Task<T> task) throws Exception {
        CountDownLatch ready = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<T>> tasks = IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(thread -> () -> {
                        ready.countDown();
                        ready.await();
                        return task.run(thread);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private FileVault open() throws IOException {
        return FileVault.over(disk, new OneHouseKey(house), Amina.plenty(), () -> {});
    }

    private static byte[] bytes(int number) {
        return ("value " + number).getBytes(UTF_8);
    }

    private static void assertOpens(FileVault vault, Sealed sealed, byte[] value) {
        Opening opening = vault.open(Purpose.VALIDATE, "name", sealed);
        assertThat(((Opening.Opened) opening).value()).isEqualTo(value);
    }
}
