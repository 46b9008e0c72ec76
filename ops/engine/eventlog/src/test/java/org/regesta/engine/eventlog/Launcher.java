package org.regesta.engine.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rocksdb.RocksDB;

/**
 * Starts small processes of our own, a hundred in a test if need be: RocksDB's library is unpacked once (each process
 * would
 * else unpack 17 MB, and a killed one would leave them lying about), and {@link #train} keeps what a JVM needs to
 * start.
 */
final class Launcher {

    private final Path work;
    private final String classPath;

    Launcher(Path work) {
        this.work = work;
        try {
            unpackNatives();
            this.classPath = jarsOnly();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void unpackNatives() throws IOException {
        String kind = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux64";
        Path file = work.resolve("natives").resolve("librocksdbjni.so");
        Files.createDirectories(file.getParent());
        try (InputStream library =
                RocksDB.class.getClassLoader().getResourceAsStream("librocksdbjni-" + kind + ".so")) {
            Files.copy(library, file);
        }
    }

    /** The JVM keeps no start image of classes in folders. */
    private String jarsOnly() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(jar(path, work.resolve("classes" + entries.size() + ".jar"))
                        .toString());
            } else if (Files.exists(path)) {
                entries.add(entry);
            }
        }
        return String.join(":", entries);
    }

    private static Path jar(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> classes = Files.walk(folder)) {
            for (Path each : classes.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(each).toString()));
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Runs once to its end, and remembers what was loaded: later starts take a third of the time. */
    void train(Class<?> main, String... arguments) throws InterruptedException {
        try (ChildJvm once = start(List.of(), Map.of(), List.of("-XX:AOTCacheOutput=" + cache()), main, arguments)) {
            once.end();
        }
    }

    ChildJvm start(Map<String, String> environment, Class<?> main, String... arguments) {
        return start(List.of(), environment, main, arguments);
    }

    /** @param before a program that runs the process, with its arguments: {@code strace} and the like */
    ChildJvm start(List<String> before, Map<String, String> environment, Class<?> main, String... arguments) {
        List<String> image = Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of();
        return start(before, environment, image, main, arguments);
    }

    private ChildJvm start(
            List<String> before,
            Map<String, String> environment,
            List<String> image,
            Class<?> main,
            String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + work.resolve("natives")));
        command.addAll(image);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(command, environment);
    }

    private Path cache() {
        return work.resolve("start.aot");
    }
}
