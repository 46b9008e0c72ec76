package org.regesta.saga.forgetting;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RetentionGround;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long registrations that became nobody's identity are kept, by ground and process: {@code
 * regesta.retention.rejected}, {@code .never-came} and {@code .unfinished}. Each is an ISO 8601 duration, and may be
 * followed by others for single processes: {@code P180D,NEW=P90D}.
 */
@Component
class Retention {

    private final Map<RetentionGround, Terms> terms = new EnumMap<>(RetentionGround.class);

    Retention(
            @Value("${regesta.retention.rejected:P180D}") String rejected,
            @Value("${regesta.retention.never-came:P90D}") String neverCame,
            @Value("${regesta.retention.unfinished:P730D}") String unfinished) {
        terms.put(RetentionGround.REJECTED, Terms.read(rejected));
        terms.put(RetentionGround.NEVER_CAME, Terms.read(neverCame));
        terms.put(RetentionGround.UNFINISHED, Terms.read(unfinished));
    }

    private record Terms(Duration usual, Map<Process, Duration> special) {

        static Terms read(String setting) {
            Optional<Duration> usual = Optional.empty();
            Map<Process, Duration> special = new EnumMap<>(Process.class);
            for (String term :
                    Arrays.stream(setting.split(",", -1)).map(String::strip).toList()) {
                String[] parts = term.split("=", 2);
                if (parts.length == 1) {
                    usual = Optional.of(Duration.parse(term));
                } else {
                    Process process = Process.valueOf(parts[0].strip().toUpperCase(Locale.ROOT));
                    special.put(process, Duration.parse(parts[1].strip()));
                }
            }
            return new Terms(
                    usual.orElseThrow(() -> new IllegalArgumentException(
                            "a retention needs a duration for every process that has none of its own: " + setting)),
                    special);
        }

        Duration shortest() {
            return special.values().stream().reduce(usual, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    Duration of(RetentionGround ground, Process process) {
        Terms known = terms(ground);
        return known.special().getOrDefault(process, known.usual());
    }

    /** Nothing of this ground is due before. */
    Duration shortest(RetentionGround ground) {
        return terms(ground).shortest();
    }

    private Terms terms(RetentionGround ground) {
        return Optional.ofNullable(terms.get(ground)).orElseThrow();
    }
}
