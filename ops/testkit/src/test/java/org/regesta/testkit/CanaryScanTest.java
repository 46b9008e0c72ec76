package org.regesta.testkit;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.CanaryScan.Encoding;
import org.regesta.testkit.CanaryScan.Hit;

class CanaryScanTest {

    private static final String AMINA = "Amina Qanariyya";
    private static final String LAYLA = "ليلى الكناري";
    private static final String BIRTH = "1987/04/23";
    private static final List<String> CANARIES = List.of(AMINA, LAYLA, BIRTH);

    @TempDir
    Path folder;

    @Test
    void nothing_is_found_where_nothing_is() throws IOException {
        plant("noise", Long.toHexString(new Random(1).nextLong()));
        plant("empty", "");
        plant("tiny", "a");

        assertThat(hits()).isEmpty();
    }

    @Test
    void a_canary_is_found_as_it_is() throws IOException {
        plant("raw", "{\"name\":\"" + LAYLA + "\"}");

        assertFound(LAYLA, Encoding.RAW);
    }

    @Test
    void a_canary_is_found_in_upper_and_lower_case() throws IOException {
        plant("upper", "name=" + AMINA.toUpperCase(Locale.ROOT));
        plant("lower", "name=" + AMINA.toLowerCase(Locale.ROOT));

        assertThat(hits())
                .containsExactlyInAnyOrder(
                        new Hit(folder.resolve("upper"), AMINA, Encoding.CASE),
                        new Hit(folder.resolve("lower"), AMINA, Encoding.CASE));
    }

    @Test
    void a_canary_is_found_in_base64_wherever_it_begins_and_ends() throws IOException {
        for (String before : List.of("", "x", "xy", "xyz")) {
            for (String after : List.of("", "x", "xy", "xyz")) {
                byte[] value = (before + LAYLA + after).getBytes(UTF_8);
                plant("base64", Base64.getEncoder().encodeToString(value));
                assertFound(LAYLA, Encoding.BASE64);
                plant("base64", Base64.getUrlEncoder().withoutPadding().encodeToString(value));
                assertFound(LAYLA, Encoding.BASE64);
            }
        }
    }

    @Test
    void base64url_is_found_where_its_alphabet_differs() throws IOException {
        String canary = "???>>>~~~ÿÿÿ";
        String url = Base64.getUrlEncoder().encodeToString(canary.getBytes(UTF_8));
        assertThat(url).containsAnyOf("-", "_");
        plant("url", url);

        assertThat(CanaryScan.of(List.of(canary)).in(folder))
                .extracting(Hit::encoding)
                .containsOnly(Encoding.BASE64);
    }

    @Test
    void a_canary_is_found_in_hex() throws IOException {
        plant("hex", "0f" + HexFormat.of().formatHex(AMINA.getBytes(UTF_8)));
        assertFound(AMINA, Encoding.HEX);
        plant("hex", HexFormat.of().withUpperCase().formatHex(LAYLA.getBytes(UTF_8)));
        assertFound(LAYLA, Encoding.HEX);
    }

    @Test
    void a_canary_is_found_percent_encoded() throws IOException {
        String encoded = URLEncoder.encode(LAYLA, UTF_8);
        plant("url", "q=" + encoded);
        assertFound(LAYLA, Encoding.URL);
        plant("url", "q=" + encoded.replace("+", "%20"));
        assertFound(LAYLA, Encoding.URL);
        plant("url", "q=" + encoded.toLowerCase(Locale.ROOT));
        assertFound(LAYLA, Encoding.URL);
        plant("url", "date=1987%2F04%2F23");
        assertFound(BIRTH, Encoding.URL);
    }

    @Test
    void a_canary_is_found_in_utf_16() throws IOException {
        Files.write(folder.resolve("utf16"), ("x" + AMINA).getBytes(UTF_16LE));
        assertFound(AMINA, Encoding.UTF_16);
        Files.write(folder.resolve("utf16"), ("x" + AMINA).getBytes(UTF_16BE));
        assertFound(AMINA, Encoding.UTF_16);
    }

    @Test
    void a_canary_is_found_in_escapes() throws IOException {
        StringBuilder escaped = new StringBuilder();
        LAYLA.chars().forEach(c -> escaped.append(c == ' ' ? " " : "\\u%04x".formatted(c)));
        plant("escaped", escaped.toString());

        assertFound(LAYLA, Encoding.ESCAPED);
    }

    @Test
    void a_canary_is_found_in_the_name_of_a_file_and_of_a_folder() throws IOException {
        Files.createDirectories(folder.resolve(AMINA).resolve("deeper"));

        assertThat(hits()).contains(new Hit(folder.resolve(AMINA), AMINA, Encoding.RAW));
    }

    @Test
    void a_canary_is_found_deep_in_folders() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b/c"));
        Files.writeString(deep.resolve("file"), AMINA);

        assertThat(hits()).containsExactly(new Hit(deep.resolve("file"), AMINA, Encoding.RAW));
    }

    @Test
    void a_canary_is_found_across_every_edge_of_what_is_read_at_once() throws IOException {
        byte[] canary = AMINA.getBytes(UTF_8);
        for (int shift = -canary.length; shift <= 1; shift++) {
            byte[] bytes = new byte[(1 << 20) * 2 + 100];
            System.arraycopy(canary, 0, bytes, (1 << 20) + shift, canary.length);
            Files.write(folder.resolve("large"), bytes);

            assertThat(hits()).containsExactly(new Hit(folder.resolve("large"), AMINA, Encoding.RAW));
        }
    }

    @Test
    void a_canary_at_the_end_of_a_large_file_is_found() throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(7).nextBytes(noise);
        try (OutputStream out = Files.newOutputStream(folder.resolve("huge"))) {
            for (int i = 0; i < 64; i++) {
                out.write(noise);
            }
            out.write(AMINA.getBytes(UTF_8));
        }

        assertThat(hits()).containsExactly(new Hit(folder.resolve("huge"), AMINA, Encoding.RAW));
    }

    @Test
    void a_canary_that_chance_would_find_is_refused() {
        assertThatThrownBy(() -> CanaryScan.of(List.of("1987"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanaryScan.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private void plant(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<Hit> hits() {
        return CanaryScan.of(CANARIES).in(folder);
    }

    private void assertFound(String canary, Encoding encoding) {
        assertThat(hits())
                .extracting(Hit::canary, Hit::encoding)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(canary, encoding));
    }
}
