package org.regesta.ports;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A setting that whoever runs the house got wrong: the start is refused, and the message says what it takes. */
public final class Misconfigured extends IllegalArgumentException implements TellsWhatToDo {

    private static final long serialVersionUID = 1L;

    public Misconfigured(String what) {
        super(what);
    }

    public Misconfigured(String what, Throwable cause) {
        super(what, cause);
    }

    /**
     * Reads a setting that is a span of time.
     *
     * @param setting its name
     * @param text ISO 8601, such as {@code PT30M}
     * @throws Misconfigured when it is no span of time, or not a positive one
     */
    public static Duration duration(String setting, String text) {
        try {
            Duration span = Duration.parse(text);
            if (span.isPositive()) {
                return span;
            }
        } catch (DateTimeParseException notOne) {
            throw new Misconfigured(setting + " is a span of time, such as PT30M or P3D", notOne);
        }
        throw new Misconfigured(setting + " is a span of time above zero, such as PT30M or P3D");
    }
}
