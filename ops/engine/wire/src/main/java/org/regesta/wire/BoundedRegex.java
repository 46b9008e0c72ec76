package org.regesta.wire;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A schema's regular expression over a person's text, within a number of steps: some expressions take for ever on some
 * texts, and neither the one nor the other is ours.
 */
public final class BoundedRegex {

    private static final int STEPS = 200_000;

    private final Pattern pattern;

    /** @throws PatternSyntaxException when the schema holds none, or one nested too deep to be read */
    public BoundedRegex(String expression) {
        this.pattern = compiled(expression);
    }

    /** @throws PatternSyntaxException when it is none */
    public static void check(String expression) {
        compiled(expression);
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (StackOverflowError tooDeep) {
            throw new PatternSyntaxException("nested too deep", "", -1);
        }
    }

    /** Whether the whole text matches; a text that cannot be judged within bounds does not. */
    public boolean matches(String text) {
        return within(
                () -> pattern.matcher(new Counted(text, new int[] {STEPS})).matches());
    }

    /** Whether it matches somewhere, as JSON Schema's {@code pattern} means it. */
    public boolean isFoundIn(String text) {
        return within(
                () -> pattern.matcher(new Counted(text, new int[] {STEPS})).find());
    }

    private static boolean within(java.util.function.BooleanSupplier match) {
        try {
            return match.getAsBoolean();
        } catch (Exhausted | StackOverflowError beyondBounds) {
            return false;
        }
    }

    /** Text that is read only so often. */
    private record Counted(CharSequence text, int[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("beyond the bound of steps", null, false, false);
        }
    }
}
