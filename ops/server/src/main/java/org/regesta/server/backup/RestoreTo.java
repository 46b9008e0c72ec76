package org.regesta.server.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.regesta.engine.backup.BackupRefused;
import org.regesta.engine.backup.Progress;
import org.regesta.engine.backup.Restore;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;

/** A restore: the files, then everything that is made from the books. */
public final class RestoreTo {

    private static final Duration MOST = Duration.ofHours(12);

    private RestoreTo() {}

    /**
     * Restores into an empty folder and makes its views, so that a house that starts there answers at once.
     *
     * @param at the books hold what was recorded up to then; everything when none is given
     * @param shreddedSince refs of keys that were shredded after the backup was taken
     * @throws BackupRefused as {@link Restore#into}
     */
    public static Restore.Result folder(
            Path data, Path backup, Path keys, Optional<Instant> at, Set<String> shreddedSince, Progress progress) {
        Optional<String> password = Optional.ofNullable(System.getenv("REGESTA_HOUSE_PASSWORD"));
        Restore.Result restored = new Restore(backup, keys, shreddedSince).into(data, at, password, progress);
        try (RegestaServer.Instance resting =
                RegestaServer.start(Options.on(data).withPort(0).atRest())) {
            Replay replay = resting.part(Replay.class);
            replay.awaitLevel(MOST, (done, of) -> progress.at("views", done, of));
        }
        Restore.finish(data);
        return restored;
    }
}
