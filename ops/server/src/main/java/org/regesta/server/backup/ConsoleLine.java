package org.regesta.server.backup;

import java.util.Optional;
import org.regesta.engine.backup.Backup;

/** What is said over the console, a line each. */
final class ConsoleLine {

    private ConsoleLine() {}

    /** Asks for a backup into these folders, whole paths. */
    record Ask(String to, String keys) {}

    /** One of these is there. */
    record Said(Optional<Step> step, Optional<Backup.Result> done, Optional<String> failed) {}

    record Step(String what, long done, long of) {}

    static Said progress(String what, long done, long of) {
        return new Said(Optional.of(new Step(what, done, of)), Optional.empty(), Optional.empty());
    }

    static Said done(Backup.Result result) {
        return new Said(Optional.empty(), Optional.of(result), Optional.empty());
    }

    static Said failed(String why) {
        return new Said(Optional.empty(), Optional.empty(), Optional.of(why));
    }
}
