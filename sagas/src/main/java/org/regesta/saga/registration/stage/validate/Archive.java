package org.regesta.saga.registration.stage.validate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.regesta.events.registration.FaultCode;

/** Unpacks a zip in memory, within bounds. */
final class Archive {

    /** The packet itself: folders of source and process, and a zip and its description for each part. */
    static final Bounds PACKET =
            new Bounds(32, 8L << 20, Pattern.compile("([A-Za-z0-9_]{1,40}/){0,3}[A-Za-z0-9_][A-Za-z0-9._-]{0,99}"));

    /** A part of it: files side by side. */
    static final Bounds PART = new Bounds(300, 24L << 20, Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}"));

    /** How much more than a zip's own size it may unpack to; text and XML reach about twenty. */
    private static final int MAX_RATIO = 100;

    private static final int SMALL = 1 << 20;

    private Archive() {}

    /** @param bytes of all files together; {@code name}: what a file may be called */
    record Bounds(int files, long bytes, Pattern name) {}

    /** The files in it; what cannot be taken out is a fault. */
    static SequencedMap<String, byte[]> unpack(byte[] zip, Bounds bounds, String where, Faults faults) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        List<String> met = new ArrayList<>();
        Optional<List<String>> listed = CentralDirectory.names(zip);
        boolean read = listed.isPresent()
                && listed.get().size() <= bounds.files()
                && read(zip, bounds, where, faults, files, met);
        if (!read || !met.equals(listed.get())) {
            faults.add(FaultCode.ARCHIVE, where);
        }
        return files;
    }

    /** Reads until the end or a bound; false when it did not come to the end. */
    private static boolean read(
            byte[] zip, Bounds bounds, String where, Faults faults, Map<String, byte[]> files, List<String> met) {
        long left = Math.min(bounds.bytes(), Math.max(SMALL, (long) zip.length * MAX_RATIO));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes((int) left + 1);
                left -= content.length;
                met.add(entry.getName());
                if (left < 0 || met.size() > bounds.files()) {
                    return false;
                }
                keep(entry.getName(), content, bounds, where, faults, files);
            }
            return true;
        } catch (IOException | IllegalArgumentException damaged) { // the latter for a name that is not UTF-8
            return false;
        }
    }

    private static void keep(
            String name, byte[] content, Bounds bounds, String where, Faults faults, Map<String, byte[]> files) {
        boolean folder = name.endsWith("/") && content.length == 0;
        String path = folder ? name.substring(0, name.length() - 1) : name;
        if (!bounds.name().matcher(path).matches() || (!folder && files.putIfAbsent(path, content) != null)) {
            faults.add(FaultCode.ARCHIVE_NAME, where);
        }
    }
}
