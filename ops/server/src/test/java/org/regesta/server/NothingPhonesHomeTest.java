package org.regesta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;

/** The whole system, in a process of its own, watched by the kernel: no connection leaves loopback. */
class NothingPhonesHomeTest {

    private static final Pattern ADDRESS = Pattern.compile(
            "sa_family=AF_INET6?,.*?(?:inet_addr\\(\"([^\"]+)\"\\)|inet_pton\\(AF_INET6, \"([^\"]+)\")");

    /** Internet addresses that a trace names outside loopback. */
    private static List<String> strangers(Stream<String> trace) {
        return trace.map(ADDRESS::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(address ->
                        !address.startsWith("127.") && !address.equals("::1") && !address.startsWith("::ffff:127."))
                .distinct()
                .toList();
    }

    @Test
    @Needs("strace")
    void no_connection_leaves_loopback_and_no_banner_is_shown(@TempDir Path folder) throws Exception {
        Path trace = folder.resolve("trace");
        Path out = folder.resolve("out");
        Process house = new ProcessBuilder(List.of(
                        "strace",
                        "-f",
                        "--seccomp-bpf",
                        "-e",
                        "trace=connect,sendto,sendmsg,sendmmsg",
                        "-o",
                        trace.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath(),
                        QuietHouse.class.getName(),
                        folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(house.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(out);
        assertThat(house.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("health 200")
                .doesNotContainIgnoringCase("axoniq")
                .doesNotContain("Spring Boot");
        List<String> calls = Files.readAllLines(trace);
        assertThat(calls).anySatisfy(line -> assertThat(line).contains("127.0.0.1")); // it was really watched
        assertThat(strangers(calls.stream())).isEmpty();
    }

    /** Without the test engines: some libraries keep quiet where they see one. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part ->
                        !part.matches(".*/(junit|jqwik|surefire|mockito|axon-test|spring-boot-test)[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void a_stranger_in_a_trace_is_seen() {
        assertThat(strangers(Stream.of(
                        "7 connect(3, {sa_family=AF_UNIX, sun_path=\"/run/nscd\"}, 110) = -1",
                        "7 connect(4, {sa_family=AF_INET, sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0",
                        "7 connect(4, {sa_family=AF_INET, sin_addr=inet_addr(\"192.0.2.1\")}, 16) = 0",
                        "7 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0),"
                                + " inet_pton(AF_INET6, \"2001:db8::1\", &sin6_addr), sin6_scope_id=0}, 28) = 0",
                        "7 connect(5, {sa_family=AF_INET6, sin6_port=htons(8080), sin6_flowinfo=htonl(0),"
                                + " inet_pton(AF_INET6, \"::ffff:127.0.0.1\", &sin6_addr), sin6_scope_id=0}, 28) = 0")))
                .containsExactly("192.0.2.1", "2001:db8::1");
    }
}
