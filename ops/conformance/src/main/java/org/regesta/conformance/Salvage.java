package org.regesta.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a file that is no YAML as a whole into its cases, so that one broken case does not hide the others. */
final class Salvage {

    private static final Pattern GROUP = Pattern.compile("([A-Za-z][^:#'\"{}]*):\\s*(#.*)?");
    private static final Pattern CASE = Pattern.compile("(\\s+)([A-Za-z][^:#'\"{}]*):\\s*(#.*)?");

    private Salvage() {}

    /** One case alone under its group, as a YAML text. */
    record Piece(String group, String name, String text) {}

    static List<Piece> pieces(String broken) {
        String group = "";
        String name = "";
        String indent = "";
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        for (String line : broken.replace("\t", "    ").lines().toList()) {
            Matcher heading = GROUP.matcher(line);
            Matcher member = CASE.matcher(line);
            boolean begins =
                    !group.isEmpty() && member.matches() && (indent.isEmpty() || indent.equals(member.group(1)));
            if (heading.matches() || begins) {
                close(pieces, group, name, text);
                name = begins ? member.group(2) : "";
                indent = begins ? member.group(1) : "";
                group = begins ? group : heading.group(1);
                text.setLength(0);
                text.append(group).append(":\n").append(begins ? line + "\n" : "");
            } else {
                text.append(line).append('\n');
            }
        }
        close(pieces, group, name, text);
        return pieces;
    }

    private static void close(List<Piece> pieces, String group, String name, StringBuilder text) {
        if (!name.isEmpty()) {
            pieces.add(new Piece(group, name, text.toString()));
        }
    }
}
