package org.regesta.testkit.fuzz;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link Fuzzing} starts, with chance fixed: once with {@code seeds}, a target and a folder, to write what its
 * readers begin from, and once with what Jazzer is told.
 */
final class Bent {

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    private Bent() {}

    public static void main(String[] args) throws Exception {
        FixedChance.rule();
        if (args[0].equals("seeds")) {
            write(readers(Class.forName(args[1])).seeds(), Path.of(args[2]));
            return;
        }
        try {
            Class.forName(JAZZER).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("Jazzer did not start: " + Arrays.toString(args), refused);
        }
    }

    private static Readers readers(Class<?> target) throws ReflectiveOperationException {
        Field readers = target.getDeclaredField("READERS");
        readers.setAccessible(true);
        return (Readers) readers.get(null);
    }

    private static void write(List<byte[]> seeds, Path folder) throws IOException {
        for (int at = 0; at < seeds.size(); at++) {
            Files.write(folder.resolve("%05d".formatted(at)), seeds.get(at));
        }
    }
}
