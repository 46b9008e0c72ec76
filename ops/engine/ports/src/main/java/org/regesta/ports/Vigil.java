package org.regesta.ports;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a document of others stood as it is, by the time of who watches. So whether its owner still renews it is
 * judged without comparing clocks: neither one that jumps nor two that differ give it to a second or keep it for ever.
 */
public final class Vigil {

    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Uptime uptime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    public Vigil(Uptime uptime) {
        this.uptime = uptime;
    }

    private record Seen(long version, Duration first) {}

    /** Since this was first asked of the document in this version; zero the first time. */
    public Duration stood(String id, long version) {
        Duration now = uptime.passed();
        if (seen.size() > MOST_REMEMBERED) {
            seen.values().removeIf(old -> now.minus(old.first()).compareTo(FORGOTTEN) > 0);
        }
        Seen standing = seen.compute(
                id, (same, known) -> known != null && known.version() == version ? known : new Seen(version, now));
        return now.minus(standing.first());
    }

    /** Nobody waits for it any more. */
    public void end(String id) {
        seen.remove(id);
    }
}
