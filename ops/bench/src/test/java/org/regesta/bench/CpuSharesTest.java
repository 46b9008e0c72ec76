package org.regesta.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CpuSharesTest {

    @Test
    void what_a_thread_computes_is_found_under_its_kind_and_what_is_left_out_is_not() throws Exception {
        CpuShares.Profiled<Boolean> seen = CpuShares.during("client-", () -> {
            Thread client = Thread.ofPlatform().name("client-1").start(() -> spin(100));
            boolean odd = power(300); // of CPU, however many others want it
            join(client);
            return odd;
        });
        assertThat(seen.samples()).isGreaterThan(10);
        assertThat(seen.shares().get("Rsa")).isGreaterThan(0.5);
        assertThat(seen.shares().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(0.999, 1.001);
    }

    private static boolean power(int millis) {
        Random random = new Random(1);
        BigInteger modulus = new BigInteger(2048, random).setBit(0);
        BigInteger number = new BigInteger(2040, random);
        long end = used() + millis * 1_000_000L;
        while (used() < end) {
            number = number.modPow(number.setBit(2000), modulus);
        }
        return number.testBit(0);
    }

    private static void spin(int millis) {
        long end = used() + millis * 1_000_000L;
        while (used() < end) {
            Thread.onSpinWait();
        }
    }

    private static long used() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
