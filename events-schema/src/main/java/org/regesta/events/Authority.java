package org.regesta.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On what ground an actor was allowed to act. [frozen] Every event carries one, as the canonical text of {@link
 * #text()}; software never acts "as the system" but by a {@link Rule} that names on whose authority it follows.
 */
public sealed interface Authority {

    /** The one text form, an event's {@code authority} metadata value. {@link #parse} reads it back. */
    String text();

    /** An officer acting within a mandate: the registry position of the event that gave it. */
    record Mandate(String officer, long position) implements Authority {
        public Mandate {
            Texts.token(officer);
            Texts.position(position);
        }

        @Override
        public String text() {
            return "mandate:" + officer + "@" + position;
        }
    }

    /** The resident's own consent: the registry position of the event that gave it. */
    record Consent(long position) implements Authority {
        public Consent {
            Texts.position(position);
        }

        @Override
        public String text() {
            return "consent:@" + position;
        }
    }

    /** A partner acting under its policy: the registry position of the event that made it valid. */
    record Contract(String policy, long position) implements Authority {
        public Contract {
            Texts.token(policy);
            Texts.position(position);
        }

        @Override
        public String text() {
            return "contract:" + policy + "@" + position;
        }
    }

    /**
     * A written rule that follows from earlier decisions.
     *
     * @param id the rule, such as {@code registration-process}
     * @param version its version, such as {@code 1}
     * @param onAuthorityOf on whose authority it follows: the id of the law, the office or the event it executes
     */
    record Rule(String id, String version, String onAuthorityOf) implements Authority {
        public Rule {
            Texts.token(id);
            Texts.token(version);
            Texts.token(onAuthorityOf);
        }

        @Override
        public String text() {
            return "rule:" + id + "@" + version + "/" + onAuthorityOf;
        }
    }

    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException when the text is not exactly what {@link #text()} writes
     */
    static Authority parse(String text) {
        return Texts.parse(text);
    }

    /** The grammar of the text form: tokens of letters, digits and {@code . _ : -}. */
    final class Texts {
        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:-]{1,120}");
        private static final Pattern FORM = Pattern.compile(
                "(mandate|consent|contract|rule):([A-Za-z0-9._:-]{0,120})@([A-Za-z0-9._:-]{1,120})(?:/(["
                        + "A-Za-z0-9._:-]{1,120}))?");

        private Texts() {}

        static void token(String value) {
            if (!TOKEN.matcher(value).matches()) {
                throw new IllegalArgumentException("not a token of letters, digits and . _ : -");
            }
        }

        static void position(long position) {
            if (position < 0) {
                throw new IllegalArgumentException("a position is not negative");
            }
        }

        static Authority parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new IllegalArgumentException("not an authority");
            }
            Authority read =
                    switch (form.group(1)) {
                        case "mandate" -> new Mandate(form.group(2), Long.parseLong(form.group(3)));
                        case "consent" -> new Consent(Long.parseLong(form.group(3)));
                        case "contract" -> new Contract(form.group(2), Long.parseLong(form.group(3)));
                        default -> new Rule(form.group(2), form.group(3), String.valueOf(form.group(4)));
                    };
            if (!read.text().equals(text)) {
                throw new IllegalArgumentException("not the canonical form of an authority");
            }
            return read;
        }
    }
}
