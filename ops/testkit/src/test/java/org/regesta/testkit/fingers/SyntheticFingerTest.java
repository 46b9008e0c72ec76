package org.regesta.testkit.fingers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.GreyImage;

class SyntheticFingerTest {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    @Test
    void the_same_seeds_make_the_same_finger_to_the_last_bit() {
        SyntheticFinger finger = SyntheticFinger.of(7, Finger.LEFT_INDEX);

        assertThat(finger.impression(Impression.normal(1)).pixels())
                .isEqualTo(new SyntheticFinger(finger.flowSeed(), finger.ridgeSeed())
                        .impression(Impression.normal(1))
                        .pixels());
    }

    @Test
    void some_to_look_at() throws IOException {
        int columns = 4;
        int rows = 2;
        byte[] sheet = new byte[columns * rows * Sensor.WIDTH * Sensor.HEIGHT];
        long masters = 0;
        long impressions = 0;
        for (int tile = 0; tile < columns * rows; tile++) {
            SyntheticFinger finger = SyntheticFinger.of(tile, Finger.RIGHT_INDEX);
            long start = THREAD.getCurrentThreadCpuTime();
            finger.impression(Impression.good(tile));
            long grown = THREAD.getCurrentThreadCpuTime();
            GreyImage image = finger.impression(Impression.normal(tile));
            masters += grown - start;
            impressions += THREAD.getCurrentThreadCpuTime() - grown;
            byte[] pixels = image.pixels();
            for (int y = 0; y < Sensor.HEIGHT; y++) {
                System.arraycopy(
                        pixels,
                        y * Sensor.WIDTH,
                        sheet,
                        ((tile / columns * Sensor.HEIGHT + y) * columns + tile % columns) * Sensor.WIDTH,
                        Sensor.WIDTH);
            }
        }
        GreyImage all = new GreyImage(columns * Sensor.WIDTH, rows * Sensor.HEIGHT, 500, sheet);
        Files.write(Path.of("target", "fingers.png"), all.png());
        System.out.printf(
                "CPU: a finger %d ms, an impression %d ms%n",
                (masters - impressions) / 1_000_000 / rows / columns, impressions / 1_000_000 / rows / columns);
        assertThat(Path.of("target", "fingers.png")).isNotEmptyFile();
    }
}
