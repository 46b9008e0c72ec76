package org.regesta.auth.biometric;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.ports.Secrets;

/**
 * What the samples of one request must be to each other: chained, taken together, no finger twice (MOSIP:
 * {@code IdAuthFilter}, {@code AuthRequestValidator}, {@code BaseAuthRequestValidator}).
 */
public final class SampleRules {

    /** SHA-256 of nothing: what the first sample's hash is chained to. */
    public static final String CHAIN_START = HexFormat.of().formatHex(sha256().digest(new byte[0]));

    private SampleRules() {}

    /** @return every reason to say no; none when the samples can be compared */
    public static List<Reason> judge(List<Sample> samples) {
        List<Reason> reasons = new ArrayList<>();
        if (!isChained(samples)) {
            reasons.add(Reason.of(AuthRefusal.HASH_CHAIN_BROKEN));
        }
        if (areApart(samples, Sample::taken)) {
            reasons.add(Reason.of(AuthRefusal.SAMPLES_APART));
        } else if (areApart(samples, Sample::identified)) {
            reasons.add(Reason.of(AuthRefusal.DIGITAL_IDS_APART));
        }
        counted(samples, Modality.FINGER, AuthLimit.FINGERS.most(), AuthRefusal.FINGERS_TOO_MANY)
                .ifPresent(reasons::add);
        counted(samples, Modality.IRIS, 2, AuthRefusal.IRISES_TOO_MANY).ifPresent(reasons::add);
        counted(samples, Modality.FACE, 1, AuthRefusal.FACES_TOO_MANY).ifPresent(reasons::add);
        if (isTwice(samples, Modality.FINGER)) {
            reasons.add(Reason.of(AuthRefusal.FINGER_TWICE));
        }
        if (isTwice(samples, Modality.IRIS)) {
            reasons.add(Reason.of(AuthRefusal.IRIS_TWICE));
        }
        return reasons;
    }

    /**
     * The hash of a sample in its chain: {@code SHA-256(hash of the one before ‖ SHA-256(record))}.
     *
     * @param before upper-case hex; {@link #CHAIN_START} for the first
     */
    public static String chained(String before, byte[] image) {
        byte[] previous = HexFormat.of().parseHex(before);
        MessageDigest sha256 = sha256();
        sha256.update(previous);
        sha256.update(sha256().digest(image));
        return HexFormat.of().formatHex(sha256.digest()).toUpperCase(Locale.ROOT);
    }

    /** What makes a sample this one, however its signature is written. @param payload what the device signed */
    public static String id(byte[] payload) {
        return HexFormat.of().formatHex(sha256().digest(payload));
    }

    private static boolean isChained(List<Sample> samples) {
        String before = CHAIN_START;
        for (Sample sample : samples) {
            before = chained(before, sample.record());
            if (!Secrets.same(before, sample.hash())) {
                return false;
            }
        }
        return true;
    }

    private static boolean areApart(List<Sample> samples, Function<Sample, Instant> time) {
        for (int i = 1; i < samples.size(); i++) {
            Duration apart = Duration.between(time.apply(samples.get(i - 1)), time.apply(samples.get(i)));
            if (apart.isNegative() || apart.compareTo(AuthLimit.SAMPLES_APART.within()) > 0) { // in their order, too
                return true;
            }
        }
        return false;
    }

    private static Optional<Reason> counted(List<Sample> samples, Modality modality, int most, AuthRefusal tooMany) {
        long count = samples.stream().filter(it -> it.modality() == modality).count();
        return count > most ? Optional.of(Reason.of(tooMany)) : Optional.empty();
    }

    /** The same subtype twice, or the very same record: a finger of no name counts once too. */
    private static boolean isTwice(List<Sample> samples, Modality modality) {
        Set<String> names = new HashSet<>();
        Set<String> records = new HashSet<>();
        return samples.stream()
                .filter(it -> it.modality() == modality)
                .anyMatch(it -> !it.isUnknown() && !names.add(it.subtype().toUpperCase(Locale.ROOT))
                        || !records.add(chained(CHAIN_START, it.record())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
