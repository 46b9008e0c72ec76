package org.regesta.engine.notary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What strace saw of a {@link PublishingNotary}, which works on one thread: the files whose content and the names whose
 * folder were not synced when they were published.
 */
final class PublishedTrace {

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+).*$");
    private static final Pattern UNFINISHED = Pattern.compile("^(\\d+) +(.*) <unfinished \\.\\.\\.>$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)$");
    private static final Pattern OPEN = Pattern.compile("^\\d+<([^>]*)>");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    final List<String> published = new ArrayList<>();
    final List<String> tooEarly = new ArrayList<>();
    /** Syncs that failed. */
    final List<String> failed = new ArrayList<>();

    private final String root;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> unsynced = new TreeSet<>();
    private final Set<String> unnamed = new TreeSet<>();

    private PublishedTrace(String root) {
        this.root = root;
    }

    static PublishedTrace of(String root, Stream<String> lines) {
        PublishedTrace trace = new PublishedTrace(root);
        Map<String, String> begun = new HashMap<>();
        lines.forEach(line -> {
            Matcher unfinished = UNFINISHED.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            if (unfinished.matches()) {
                begun.put(unfinished.group(1), line.substring(0, unfinished.end(2)));
            } else {
                trace.read(resumed.matches() ? begun.remove(resumed.group(1)) + resumed.group(2) : line);
            }
        });
        return trace;
    }

    private void read(String line) {
        Matcher call = CALL.matcher(line);
        if (!call.matches()) {
            return;
        }
        String name = call.group(2);
        String what = call.group(3);
        boolean well = Long.parseLong(call.group(4)) >= 0;
        Matcher open = OPEN.matcher(what);
        String file = open.find() ? open.group(1) : "";
        List<String> paths =
                QUOTED.matcher(what).results().map(path -> path.group(1)).toList();
        if (name.endsWith("sync")) {
            synced(file, well);
        } else if (well && name.contains("write")) {
            written(file, paths);
        } else if (well && !paths.isEmpty() && paths.getFirst().startsWith(root)) {
            named(name, paths, what.contains("O_CREAT"));
        }
    }

    private void synced(String file, boolean well) {
        if (well) {
            unsynced.remove(file);
            unnamed.removeIf(name -> folderOf(name).equals(file));
        } else {
            failed.add(file);
        }
    }

    private void written(String file, List<String> text) {
        if (file.startsWith(root)) {
            unsynced.add(file);
        } else if (!text.isEmpty() && text.getFirst().startsWith("published ")) {
            published.add(text.getFirst());
            settled(text.getFirst(), "");
        }
    }

    private void named(String call, List<String> paths, boolean creates) {
        String path = paths.getFirst();
        if (call.startsWith("rename")) {
            String to = paths.get(1);
            if (unsynced.remove(path)) {
                tooEarly.add(to + " was renamed before its content was synced");
            }
            if (to.equals(root + "/" + LogFiles.CHECKPOINT)) {
                settled(to, path);
            }
            seen.remove(path);
            unnamed.remove(path);
            seen.add(to);
            unnamed.add(to);
        } else if (call.startsWith("unlink") || call.equals("rmdir")) {
            seen.remove(path);
            unnamed.remove(path);
            unsynced.remove(path);
        } else if ((call.startsWith("mkdir") || creates) && seen.add(path)) {
            unnamed.add(path);
        }
    }

    /** Nothing but the file that is aside may be open to a power cut now. */
    private void settled(String when, String aside) {
        Stream.concat(unsynced.stream(), unnamed.stream())
                .filter(file -> !file.equals(aside))
                .forEach(file -> tooEarly.add(file + " was not durable at " + when));
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
