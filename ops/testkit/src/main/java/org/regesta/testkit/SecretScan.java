package org.regesta.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Searches text for what looks like a secret: by its form, and by how little its characters repeat. */
public final class SecretScan {

    private static final double LEAST_BITS = 3.4; // per character; a word of a language or a version has less
    private static final String VALUE = "value";

    private static final Map<String, Pattern> FORMS = new TreeMap<>(Map.of(
            "private key",
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[\\\\n\"A-Za-z0-9+/=]{20}"),
            "token",
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"),
            "cloud key",
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            "sign-in link",
            Pattern.compile("\\b[a-z]+\\.[A-Za-z0-9_-]{8,}\\.[a-z0-9]{50}\\b"),
            "key of 50 characters", // of partners, licences, clients and links, as Secrets makes them
            Pattern.compile("(?<![a-z0-9])(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{50}(?![a-z0-9])"),
            "assigned secret",
            Pattern.compile("(?i)(?:password|passwd|secret|token|api[_-]?key|\\bpin)[\"']?\\s*[:=]\\s*"
                    + "(?<quote>[\"']?)(?<value>[A-Za-z0-9_+/=-]{8,})\\k<quote>")));

    private SecretScan() {}

    /** Where and of which kind; never what. */
    public record Hit(String where, int line, String kind) {}

    /** @param quoted whether a secret is assigned in quotes only, as in source code */
    public static List<Hit> in(String where, List<String> lines, boolean quoted) {
        List<Hit> hits = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
                for (Matcher found = form.getValue().matcher(lines.get(at)); found.find(); ) {
                    if (!form.getKey().equals("assigned secret")
                            || ((!quoted || !found.group("quote").isEmpty())
                                    && bits(found.group(VALUE)) >= LEAST_BITS)) {
                        hits.add(new Hit(where, at + 1, form.getKey()));
                    }
                }
            }
        }
        return hits;
    }

    /** Shannon's entropy of its characters. */
    private static double bits(String value) {
        return value
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> (double) count / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
