package org.regesta.saga.registration.stuck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.regesta.ports.Misconfigured;
import org.regesta.saga.registration.Wait;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a registration may wait for what before somebody should look. */
@Component
class Promises {

    private static final String SETTING = "regesta.registration.promises";

    private final Clock clock;
    private final Map<Wait, Duration> promised = new EnumMap<>(Wait.class);

    /**
     * @param patience with undecided candidates, ISO 8601
     * @param deadline how long the law gives for a decision, ISO 8601: nothing overdue is missing from the list
     * @param others what differs from the usual, such as {@code VALIDATE=PT1H,ADJUDICATION=P7D}
     * @throws Misconfigured when one is no wait or no span of time
     */
    Promises(
            Clock clock,
            @Value("${regesta.registration.candidate-patience:PT24H}") String patience,
            @Value("${regesta.adjudication.deadline:P3D}") String deadline,
            @Value("${regesta.registration.promises:}") String others) {
        this.clock = clock;
        for (Wait wait : Wait.values()) {
            promised.put(wait, usual(wait, patience, deadline));
        }
        for (String other : others.isBlank() ? new String[0] : others.split(",", -1)) {
            String[] pair = other.trim().split("=", 2);
            promised.put(wait(pair[0]), Misconfigured.duration(SETTING, pair.length == 2 ? pair[1] : ""));
        }
    }

    private static Wait wait(String name) {
        return Arrays.stream(Wait.values())
                .filter(wait -> wait.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misconfigured(
                        SETTING + " is such as VALIDATE=PT1H,ADJUDICATION=P7D, of " + Arrays.toString(Wait.values())));
    }

    private static Duration usual(Wait wait, String patience, String deadline) {
        return switch (wait) {
            case PACKET -> Duration.ofDays(7); // centres are offline for days
            case INFORMATION -> Duration.ofDays(7); // the person has to come again
            case VALIDATE, CORRECT, CLASSIFY, AUTHENTICATE, ISSUE, APPLY -> Duration.ofMinutes(10);
            case INTRODUCE -> Duration.ofHours(1); // the introducer's own packet may be under way
            case IDENTIFY, ENROL, COMPARE_DEMOGRAPHICS, COMPARE_BIOMETRICS, GALLERY -> Duration.ofMinutes(30);
            case NOTICE -> Duration.ofMinutes(15);
            case NEXT_STEP -> Duration.ofMinutes(2);
            case CANDIDATES -> Duration.parse(patience);
            case ADJUDICATION -> Misconfigured.duration("regesta.adjudication.deadline", deadline);
        };
    }

    Duration of(Wait wait) {
        return promised.getOrDefault(wait, Duration.ZERO);
    }

    /** Whoever waits since before then waits too long. */
    Instant latest(Wait wait) {
        return clock.instant().minus(of(wait));
    }
}
