package org.regesta.engine.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What strace saw of a {@link CrashingWriter}: which writes to the log, syncs and acknowledgements came in what
 * order.
 */
final class Trace {

    /** A system call between the lines where it began and where it returned. */
    private record Call(String name, String file, String bytes, int began, int returned, boolean well) {}

    private static final Pattern BEGIN =
            Pattern.compile("^(\\d+) +(write|pwrite64|writev|fsync|fdatasync)\\((\\d+)<([^>]*)>(.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)$");
    private static final Pattern RESULT = Pattern.compile("\\) += (-?\\d+)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*)\"");
    private static final Pattern ACK = Pattern.compile("ack ([0-9.]+)");

    private final List<Call> calls = new ArrayList<>();

    private Trace() {}

    static Trace of(Stream<String> lines) {
        Trace trace = new Trace();
        Map<String, Call> unfinished = new HashMap<>();
        int[] number = {0};
        lines.forEach(line -> trace.read(line, number[0]++, unfinished));
        return trace;
    }

    private void read(String line, int number, Map<String, Call> unfinished) {
        Matcher begin = BEGIN.matcher(line);
        Matcher resumed = RESUMED.matcher(line);
        if (begin.matches()) {
            Call call = new Call(begin.group(2), plain(begin.group(4)), begin.group(5), number, number, false);
            if (line.endsWith("<unfinished ...>")) {
                unfinished.put(begin.group(1), call);
            } else {
                add(call, number, line);
            }
        } else if (resumed.matches() && unfinished.containsKey(resumed.group(1))) {
            add(unfinished.remove(resumed.group(1)), number, line);
        }
    }

    private void add(Call call, int returned, String line) {
        Matcher result = RESULT.matcher(line);
        boolean well = result.find() && Long.parseLong(result.group(1)) >= 0;
        calls.add(new Call(call.name(), call.file(), call.bytes(), call.began(), returned, well));
    }

    private static String plain(String path) {
        return path.startsWith("\\x") ? text(path) : path;
    }

    /** Undoes {@code -xx}. */
    private static String text(String hex) {
        StringBuilder text = new StringBuilder();
        Matcher each = Pattern.compile("\\\\x([0-9a-f]{2})").matcher(hex);
        while (each.find()) {
            text.append((char) Integer.parseInt(each.group(1), 16));
        }
        return text.toString();
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
            hex.append("\\x").append(String.format("%02x", each));
        }
        return hex.toString();
    }

    TreeSet<String> acknowledged() {
        TreeSet<String> all = new TreeSet<>();
        acknowledgements().forEach(call -> all.add(batchOf(call)));
        return all;
    }

    /** Batches that were acknowledged before a sync that began after their bytes were written had returned. */
    TreeSet<String> acknowledgedBeforeSynced() {
        TreeSet<String> tooEarly = new TreeSet<>();
        for (Call acknowledgement : acknowledgements()) {
            String batch = batchOf(acknowledgement);
            if (!covered(batch, acknowledgement.began())) {
                tooEarly.add(batch);
            }
        }
        return tooEarly;
    }

    private List<Call> acknowledgements() {
        return calls.stream()
                .filter(call -> call.name().equals("write") && call.bytes().contains(hex("ack ")))
                .toList();
    }

    private static String batchOf(Call acknowledgement) {
        Matcher ack = ACK.matcher(text(acknowledgement.bytes()));
        if (!ack.find()) {
            throw new AssertionError("no batch in an acknowledgement");
        }
        return ack.group(1);
    }

    private boolean covered(String batch, int before) {
        return writes(batch).anyMatch(write -> calls.stream()
                .anyMatch(sync -> sync.name().endsWith("sync")
                        && sync.well()
                        && sync.file().equals(write.file())
                        && sync.began() > write.returned()
                        && sync.returned() < before));
    }

    /** The calls that wrote the last byte of a batch's name, wherever the log's blocks and calls cut it. */
    private Stream<Call> writes(String batch) {
        return calls.stream()
                .filter(call -> call.file().endsWith(".log") && call.name().contains("write"))
                .collect(Collectors.groupingBy(Call::file))
                .values()
                .stream()
                .flatMap(calls -> {
                    WrittenLog log = new WrittenLog(
                            calls.stream().map(call -> written(call.bytes())).toList());
                    return log.endsOf("\"" + batch + "\"").mapToObj(calls::get);
                });
    }

    private static byte[] written(String bytes) {
        Matcher quoted = QUOTED.matcher(bytes);
        return quoted.find() ? text(quoted.group(1)).getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
    }
}
