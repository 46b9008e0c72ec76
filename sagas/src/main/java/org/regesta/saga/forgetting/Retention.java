package org.regesta.saga.forgetting;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RetentionGround;
import org.regesta.ports.Misconfigured;
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

    /** @throws Misconfigured when one is no such setting */
    Retention(
            @Value("${regesta.retention.rejected:P180D}") String rejected,
            @Value("${regesta.retention.never-came:P90D}") String neverCame,
            @Value("${regesta.retention.unfinished:P730D}") String unfinished) {
        terms.put(RetentionGround.REJECTED, Terms.read("regesta.retention.rejected", rejected));
        terms.put(RetentionGround.NEVER_CAME, Terms.read("regesta.retention.never-came", neverCame));
        terms.put(RetentionGround.UNFINISHED, Terms.read("regesta.retention.unfinished", unfinished));
    }

    private static final String NAMES = Arrays.toString(Process.values());

    private record Terms(Duration usual, Map<Process, Duration> special) {

        static Terms read(String setting, String text) {
            Optional<Duration> usual = Optional.empty();
            Map<Process, Duration> special = new EnumMap<>(Process.class);
            for (String term :
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
                String[] parts = term.split("=", 2);
                if (parts.length == 1) {
                    usual = Optional.of(Misconfigured.duration(setting, term));
                } else {
                    special.put(process(setting, parts[0]), Misconfigured.duration(setting, parts[1].strip()));
                }
            }
            return new Terms(
                    usual.orElseThrow(() -> new Misconfigured(
                            setting + " needs a duration for every process that has none of its own: " + text)),
                    special);
        }

        private static Process process(String setting, String name) {
            return Arrays.stream(Process.values())
                    .filter(process -> process.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new Misconfigured(setting + " names a process that is none of " + NAMES));
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
