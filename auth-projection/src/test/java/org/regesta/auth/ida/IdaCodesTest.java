package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.wire.BadRequest;

class IdaCodesTest {

    private static final Pattern ROW = Pattern.compile("\\| (IDA-[A-Z]{3}-[0-9]{3}) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");
    /** Numbers between others that MOSIP gave to nothing. */
    private static final Set<String> NONE_OF_MOSIPS = Set.of("IDA-BIA-013", "IDA-MPA-011", "IDA-DPM-003");

    /** The last number of each kind. */
    private static final Map<String, Integer> LAST = Map.ofEntries(
            Map.entry("OTA", 13),
            Map.entry("MLC", 31),
            Map.entry("DEA", 3),
            Map.entry("BIA", 18),
            Map.entry("DPM", 4),
            Map.entry("EKA", 2),
            Map.entry("IDV", 3),
            Map.entry("MPA", 39),
            Map.entry("KYE", 7),
            Map.entry("IKB", 5),
            Map.entry("KBT", 3),
            Map.entry("PSD", 2),
            Map.entry("SPA", 2),
            Map.entry("TOA", 1),
            Map.entry("VCI", 5));

    @Test
    void every_refusal_has_a_code_and_words() {
        for (AuthRefusal refusal : AuthRefusal.values()) {
            IdaCodes.IdaError error = IdaCodes.error(Reason.of(refusal, "name", "eng"));
            assertThat(error.errorCode()).as(refusal.name()).matches("IDA-[A-Z]{3}-[0-9]{3}");
            assertThat(error.errorMessage()).as(refusal.name()).isNotBlank().doesNotContain("%s");
        }
    }

    @Test
    void every_bad_request_has_one_too() {
        for (BadRequest why : BadRequest.values()) {
            assertThat(IdaCodes.plain(IdaCodes.of(why, "field")).errorCode()).startsWith("IDA-MLC-");
        }
    }

    @Test
    void details_stand_where_mosip_puts_them() {
        IdaCodes.IdaError error =
                IdaCodes.error(Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE, "name", "eng"));
        assertThat(error.errorMessage()).isEqualTo("Demographic data name in eng did not match");
        assertThat(error.actionMessage()).isEqualTo("Please re-enter your name in eng");
        assertThat(IdaCodes.error(Reason.of(AuthRefusal.OTP_FROZEN)).errorMessage())
                .contains("for 30 minutes")
                .contains("for 5 times");
        assertThat(IdaCodes.error(Reason.of(AuthRefusal.STALE)).errorMessage())
                .isEqualTo("Request to be received at MOSIP within 30 seconds");
    }

    /** {@code docs/ida-codes.md}: one row for each of MOSIP's codes. */
    @Test
    void every_code_of_mosip_is_provoked_by_a_test_or_never_answered_for_a_reason() throws IOException {
        Set<String> ours = Arrays.stream(AuthRefusal.values())
                .map(refusal -> IdaCodes.error(Reason.of(refusal)).errorCode())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> tests = sources();
        Set<String> rows = new TreeSet<>();
        for (String line : Files.readAllLines(root().resolve("docs/ida-codes.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row.group(1));
                boolean answered = ours.contains(row.group(1));
                assertThat(row.group(4).isBlank()).as(line).isEqualTo(answered);
                if (answered) {
                    assertThat(tests.getOrDefault(row.group(3).strip(), ""))
                            .as(line)
                            .containsAnyOf(spellings(row.group(1)));
                }
            }
        }
        assertThat(rows).containsAll(ours);
        LAST.forEach((kind, last) -> assertThat(rows)
                .containsAll(IntStream.rangeClosed(1, last)
                        .mapToObj(number -> "IDA-%s-%03d".formatted(kind, number))
                        .filter(code -> !NONE_OF_MOSIPS.contains(code))
                        .toList()));
    }

    /** A code, and the refusals that have it. */
    private static CharSequence[] spellings(String code) {
        return Stream.concat(
                        Stream.of(code),
                        Arrays.stream(AuthRefusal.values())
                                .filter(refusal -> IdaCodes.error(Reason.of(refusal))
                                        .errorCode()
                                        .equals(code))
                                .map(refusal -> "AuthRefusal." + refusal.name()))
                .toArray(CharSequence[]::new);
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(root().resolve("auth-projection/src/test/java"))) {
            Map<String, String> sources = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
            return sources;
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("basedir", "."))
                .toAbsolutePath()
                .normalize()
                .getParent();
    }
}
