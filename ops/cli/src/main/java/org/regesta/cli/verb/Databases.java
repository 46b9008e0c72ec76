package org.regesta.cli.verb;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.server.Options;
import picocli.CommandLine.Option;

/** In which databases a house keeps what it makes from its books. Every verb on it must be told the same. */
public final class Databases {

    @Option(
            names = "--mongo",
            paramLabel = "URI",
            description = "views, tokens and sagas, all but authentication's, are in this MongoDB, such as"
                    + " mongodb://host:27017/regesta")
    private @Nullable String mongo;

    @Option(
            names = "--auth-mongo",
            paramLabel = "URI",
            description = "what authentication knows is in this MongoDB, a database of its own such as"
                    + " mongodb://host:27017/regesta-auth; default: the folder auth in the data folder, also with"
                    + " --mongo")
    private @Nullable String authMongo;

    /** By the store that is in each. */
    public Map<String, String> byStore() {
        Map<String, String> given = new TreeMap<>();
        if (mongo != null) {
            given.put("state", mongo);
        }
        if (authMongo != null) {
            given.put("auth", authMongo);
        }
        return given;
    }

    /** The options, and which databases. */
    public Options on(Options options) {
        Options with = mongo == null ? options : options.withMongo(mongo);
        return authMongo == null ? with : with.withAuthMongo(authMongo);
    }
}
