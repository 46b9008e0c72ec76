package org.regesta.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Searches every file under a folder, and every file's name, for canaries: names, numbers and dates that must stand
 * nowhere. It
 * sees bytes as they are on the disk, so what is compressed must be switched to uncompressed first. Files are streamed.
 */
public final class CanaryScan {

    /** A shorter canary would be found by chance. */
    public static final int SHORTEST = 5;

    private static final int KEY_BYTES = 4;
    private static final int FILTER_BITS = 22;
    private static final int CHUNK = 1 << 20;

    private final Map<Integer, List<Trace>> byFirstBytes = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);
    private int longest = KEY_BYTES;

    /** How a canary may be written. */
    public enum Encoding {
        /** UTF-8 as it is. */
        RAW,
        /** UTF-8 in upper or lower case. */
        CASE,
        /** Base64 or base64url of UTF-8, beginning at any byte of a larger value. */
        BASE64,
        /** Hex digits of UTF-8, upper or lower case. */
        HEX,
        /** Percent-encoded UTF-8. */
        URL,
        /** UTF-16, big or little endian. */
        UTF_16,
        /** JSON and Java escapes of everything that is not ASCII. */
        ESCAPED
    }

    /** A canary in a file or its name. */
    public record Hit(Path file, String canary, Encoding encoding) {}

    private record Trace(byte[] bytes, String canary, Encoding encoding) {}

    private CanaryScan() {}

    /** @throws IllegalArgumentException when a canary is shorter than {@link #SHORTEST} characters, or there is none */
    public static CanaryScan of(Collection<String> canaries) {
        if (canaries.isEmpty() || canaries.stream().anyMatch(canary -> canary.length() < SHORTEST)) {
            throw new IllegalArgumentException("a scan needs canaries of " + SHORTEST + " characters or more");
        }
        CanaryScan scan = new CanaryScan();
        canaries.forEach(scan::look);
        return scan;
    }

    private void look(String canary) {
        byte[] utf8 = canary.getBytes(UTF_8);
        add(canary, Encoding.RAW, utf8);
        add(canary, Encoding.CASE, canary.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        add(canary, Encoding.CASE, canary.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        for (int before = 0; before < 3; before++) {
            add(canary, Encoding.BASE64, base64(Base64.getEncoder(), utf8, before));
            add(canary, Encoding.BASE64, base64(Base64.getUrlEncoder(), utf8, before));
        }
        add(canary, Encoding.HEX, HexFormat.of().formatHex(utf8).getBytes(ISO_8859_1));
        add(canary, Encoding.HEX, HexFormat.of().withUpperCase().formatHex(utf8).getBytes(ISO_8859_1));
        String url = URLEncoder.encode(canary, UTF_8);
        for (String form :
                List.of(url, url.replace("+", "%20"), lowerEscapes(url), lowerEscapes(url.replace("+", "%20")))) {
            add(canary, Encoding.URL, form.getBytes(ISO_8859_1));
        }
        add(canary, Encoding.UTF_16, canary.getBytes(UTF_16LE));
        add(canary, Encoding.UTF_16, canary.getBytes(UTF_16BE));
        add(canary, Encoding.ESCAPED, escaped(canary, "\\u%04x").getBytes(ISO_8859_1));
        add(canary, Encoding.ESCAPED, escaped(canary, "\\u%04X").getBytes(ISO_8859_1));
    }

    /** A form that equals one found before is that one. */
    private void add(String canary, Encoding encoding, byte[] bytes) {
        List<Trace> traces = byFirstBytes.computeIfAbsent(key(bytes, 0), unseen -> new ArrayList<>());
        if (traces.stream().noneMatch(known -> known.canary().equals(canary) && Arrays.equals(known.bytes(), bytes))) {
            traces.add(new Trace(bytes, canary, encoding));
            filter.set(hash(key(bytes, 0)));
            longest = Math.max(longest, bytes.length);
        }
    }

    /** The characters that are the canary's alone when so many bytes come before it. */
    private static byte[] base64(Base64.Encoder encoder, byte[] utf8, int before) {
        byte[] shifted = new byte[before + utf8.length];
        System.arraycopy(utf8, 0, shifted, before, utf8.length);
        byte[] encoded = encoder.withoutPadding().encode(shifted);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return Arrays.copyOfRange(encoded, from, to);
    }

    private static String lowerEscapes(String url) {
        StringBuilder lower = new StringBuilder(url);
        for (int i = url.indexOf('%'); i >= 0; i = url.indexOf('%', i + 1)) {
            lower.replace(i, i + 3, url.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    private static String escaped(String canary, String escape) {
        StringBuilder text = new StringBuilder();
        canary.chars().forEach(c -> text.append(c < 128 ? String.valueOf((char) c) : escape.formatted(c)));
        return text.toString();
    }

    /** Each canary once for every file and encoding it was found in. A file that vanishes meanwhile is passed over. */
    public List<Hit> in(Path folder) {
        Set<Hit> hits = new LinkedHashSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                byte[] name = folder.relativize(path).toString().getBytes(UTF_8);
                scan(name, name.length, trace -> hits.add(new Hit(path, trace.canary(), trace.encoding())));
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    file(path, hits);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return List.copyOf(hits);
    }

    private void file(Path path, Set<Hit> hits) throws IOException {
        byte[] window = new byte[CHUNK + longest];
        int kept = 0;
        try (InputStream in = Files.newInputStream(path)) {
            int read = in.readNBytes(window, 0, CHUNK);
            while (read > 0) {
                int filled = kept + read;
                scan(window, filled, trace -> hits.add(new Hit(path, trace.canary(), trace.encoding())));
                kept = Math.min(filled, longest - 1); // what may begin here and end in the next chunk
                System.arraycopy(window, filled - kept, window, 0, kept);
                read = in.readNBytes(window, kept, CHUNK);
            }
        } catch (NoSuchFileException vanished) {
            // a database drops files while it runs; its name was looked at
        }
    }

    private void scan(byte[] bytes, int length, Consumer<Trace> found) {
        if (length < KEY_BYTES) {
            return;
        }
        int key = key(bytes, 0) >>> 8;
        for (int end = KEY_BYTES - 1; end < length; end++) {
            key = (key << 8) | (bytes[end] & 0xFF);
            if (filter.get(hash(key))) {
                int from = end - KEY_BYTES + 1;
                for (Trace trace : byFirstBytes.getOrDefault(key, List.of())) {
                    int to = from + trace.bytes().length;
                    if (to <= length && Arrays.equals(bytes, from, to, trace.bytes(), 0, trace.bytes().length)) {
                        found.accept(trace);
                    }
                }
            }
        }
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

    private static int hash(int key) {
        return (key * 0x9E3779B1) >>> (Integer.SIZE - FILTER_BITS);
    }
}
