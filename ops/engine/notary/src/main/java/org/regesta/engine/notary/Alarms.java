package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alarm of one log: {@code alarm} while it stands, a line in {@code alarms} for each that was cleared. */
final class Alarms {

    static final String STANDING = "alarm";
    static final String CLEARED = "alarms";

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final LogFiles files;
    private volatile @Nullable Alarm standing;

    Alarms(LogFiles files) throws IOException {
        this.files = files;
        this.standing = files.text(STANDING).map(Alarm::of).orElse(null);
    }

    Optional<Alarm> standing() {
        return Optional.ofNullable(standing);
    }

    synchronized void raise(Alarm alarm, String log) {
        if (standing != null) {
            return;
        }
        standing = alarm;
        LOG.error("ALARM of {}: {}: {}", log, alarm.kind(), alarm.detail());
        try {
            files.put(STANDING, alarm.written());
        } catch (IOException notKept) {
            LOG.error("the alarm of {} stands in memory alone", log, notKept);
        }
    }

    synchronized void clear(String by, String reason, long now) {
        Alarm cleared = standing;
        if (cleared == null) {
            throw new Refusal(NotaryRefusal.NO_ALARM);
        }
        String line = String.join(
                "\t",
                Long.toString(now),
                by,
                reason.replaceAll("\\s+", " "),
                cleared.written().replace('\n', '\t'));
        try {
            byte[] before = files.disk().read(CLEARED).orElse(new byte[0]);
            files.disk().append(CLEARED, before.length, (line + "\n").getBytes(StandardCharsets.UTF_8));
            files.disk().sync(CLEARED);
            files.disk().delete(STANDING);
            files.disk().syncFolderOf(STANDING);
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept);
        }
        standing = null;
    }
}
