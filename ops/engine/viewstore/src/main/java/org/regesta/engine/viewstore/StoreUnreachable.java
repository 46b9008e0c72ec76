package org.regesta.engine.viewstore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.TellsWhatToDo;

/** The database for views cannot be reached, or nobody can tell from what was given where it is. */
public final class StoreUnreachable extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    private StoreUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The address may hold a password: it is not repeated, nor is the driver's reason, which repeats it. */
    static StoreUnreachable noAddress() {
        return new StoreUnreachable(
                "what was given for MongoDB is no address of one: write mongodb://HOST:PORT/DATABASE", null);
    }

    static StoreUnreachable silent(List<String> hosts, Throwable cause) {
        return new StoreUnreachable(
                "no MongoDB answers at " + String.join(",", hosts)
                        + ": start it, or see that its address and password are right",
                cause);
    }
}
