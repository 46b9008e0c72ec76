package org.regesta.cli;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.NotUnderstood;
import picocli.CommandLine.Model.CommandSpec;

/** Reads {@code HOST:PORT} as it was given to an option. */
final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile("([^:,=\\s]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final int HIGHEST = 65_535;

    private Addresses() {}

    /** @throws picocli.CommandLine.ParameterException when it is none */
    static InetSocketAddress of(@Nullable CommandSpec spec, String option, String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches() || Integer.parseInt(address.group(2)) > HIGHEST) {
            throw NotUnderstood.because(spec, option + " takes HOST:PORT, such as 127.0.0.1:8443");
        }
        return InetSocketAddress.createUnresolved(address.group(1), Integer.parseInt(address.group(2)));
    }
}
