package org.regesta.cli.verb;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was typed makes no sense, in a way that the parser does not see. */
public final class NotUnderstood {

    private NotUnderstood() {}

    /** @return to be thrown by the verb whose specification this is */
    public static ParameterException because(@Nullable CommandSpec spec, String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
}
