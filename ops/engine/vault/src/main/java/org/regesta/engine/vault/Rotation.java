package org.regesta.engine.vault;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.vault.FileVault.Progress;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's side of a house key's rotation: one at a time, and a failure of it is no failure of the vault. */
final class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

    private final Disk disk;
    private @Nullable Request request;
    private volatile @Nullable Rewrapping rewrapping;

    Rotation(Disk disk) {
        this.disk = disk;
    }

    boolean isUnderWay() {
        return rewrapping != null;
    }

    @Nullable
    Progress progress() {
        Rewrapping now = rewrapping;
        return now == null ? null : new Progress(now.done(), now.total());
    }

    void begin(Request asked, KeyLog log, Standing standing, Reserve reserve) {
        if (request != null) {
            asked.fail(() -> new VaultRefused("another rotation of the house key is under way"));
            return;
        }
        request = asked;
        attempt(() -> {
            reserve.check((int) Math.min(Integer.MAX_VALUE, log.length()));
            rewrapping = new Rewrapping(disk, log, standing, ((Change.Rewrap) asked.change).next());
        });
    }

    /** The next keys; true when nothing is left but to take the log's place. */
    boolean isWholeAfterStep() {
        Rewrapping now = rewrapping;
        if (now == null) {
            return false;
        }
        if (now.isWhole()) {
            return true;
        }
        attempt(now::step);
        return false;
    }

    void follow(List<KeyRecord> records) {
        Rewrapping now = rewrapping;
        if (now != null) {
            attempt(() -> now.follow(records));
        }
    }

    /** The one that is whole, to take the log's place. */
    Rewrapping whole() {
        Rewrapping now = rewrapping;
        if (now == null) {
            throw new IllegalStateException("no rotation is under way");
        }
        return now;
    }

    void ended() {
        Request asked = request;
        request = null;
        rewrapping = null;
        if (asked != null) {
            asked.succeed();
        }
    }

    void fail(Supplier<RuntimeException> how) {
        Request asked = request;
        request = null;
        rewrapping = null;
        if (asked != null) {
            asked.fail(how);
        }
    }

    /** Nothing of it is left: who asked for it may ask again. */
    void abandon() {
        Rewrapping now = rewrapping;
        if (now != null) {
            try {
                now.abandon();
            } catch (IOException failed) {
                LOG.warn("What a rotation of the house key had written is left until the next start", failed);
            }
        }
        fail(() -> new OutcomeUnknown("the rotation of the house key was cut off; the old key stands"));
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException failed) { // the log that is in use knows nothing of it
            LOG.error("The rotation of the house key failed; the old key stands", failed);
            abandon();
        }
    }
}
