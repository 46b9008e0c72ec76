package org.regesta.server.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.regesta.engine.backup.BackupRefused;
import org.regesta.engine.backup.Progress;
import org.regesta.engine.backup.Restore;
import org.regesta.engine.viewstore.MongoViewStore;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;
import org.regesta.server.delivery.StoreRefused;

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
        return house(Options.on(data), backup, keys, at, shreddedSince, progress);
    }

    /**
     * The same of a house whose views are in databases.
     *
     * @throws StoreRefused when one of them is not empty; nothing was restored then
     */
    public static Restore.Result house(
            Options house, Path backup, Path keys, Optional<Instant> at, Set<String> shreddedSince, Progress progress) {
        house.mongo().ifPresent(uri -> refuseUsed(uri, "state"));
        house.authMongo().ifPresent(uri -> refuseUsed(uri, "auth"));
        Path data = house.data();
        Optional<String> password = Optional.ofNullable(System.getenv("REGESTA_HOUSE_PASSWORD"));
        Restore.Result restored = new Restore(backup, keys, shreddedSince).into(data, at, password, progress);
        try (RegestaServer.Instance resting =
                RegestaServer.start(house.withPort(0).atRest())) {
            Replay replay = resting.part(Replay.class);
            replay.awaitLevel(MOST, (done, of) -> progress.at("views", done, of));
        }
        Restore.finish(data);
        return restored;
    }

    private static void refuseUsed(String uri, String room) {
        try (MongoViewStore database = MongoViewStore.open(uri)) {
            if (!database.names().isEmpty()) {
                throw StoreRefused.notEmpty(room);
            }
        }
    }
}
