package org.regesta.cli.verb;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.server.Options;
import org.regesta.server.Options.AxonServers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a house keeps what it does not keep in its data folder. Every verb on it must be told the same. */
public final class Engines {

    private static final Pattern ADDRESS = Pattern.compile("[^:,=\\s]+:\\d{1,5}");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private final Databases databases = new Databases();

    @Option(
            names = "--axon-server",
            split = ",",
            paramLabel = "BOOK=HOST:PORT",
            description = "each book is in an Axon Server of its own: registry=HOST:PORT,access=HOST:PORT (gRPC ports)")
    private final Map<String, String> axonServers = new TreeMap<>();

    /** The options, and where the engines are. */
    public Options on(Options options) {
        Options with = databases.on(options);
        return axonServers.isEmpty() ? with : with.withAxonServers(servers());
    }

    private AxonServers servers() {
        String registry = axonServers.getOrDefault("registry", "");
        String access = axonServers.getOrDefault("access", "");
        if (axonServers.size() != 2 || !isAddress(registry) || !isAddress(access) || registry.equals(access)) {
            throw NotUnderstood.because(
                    spec, "--axon-server takes two servers, one for each book: registry=HOST:PORT,access=HOST:PORT");
        }
        return new AxonServers(registry, access);
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
