package org.regesta.auth.ida;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.biometric.Modality;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.person.Person;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Sender.Channel;

/** MOSIP's last filter: what a person locked opens for nobody. */
final class FilterRules {

    private FilterRules() {}

    /** @throws Denied FACTOR_LOCKED, unless the house itself asks, as MOSIP has it */
    static void check(Claim claim, Visit visit) {
        if (!visit.asked().service().isInternal()) {
            checkLocks(claim, visit.at());
        }
    }

    private static void checkLocks(Claim claim, Instant at) {
        Person person = claim.person();
        Factors factors = claim.factors();
        List<Sample> samples = claim.samples();
        if (factors.otp().isPresent() && isOtpLocked(person, Set.of(Channel.PHONE, Channel.EMAIL), at)) {
            throw new Denied(AuthRefusal.FACTOR_LOCKED, "otp");
        }
        if (factors.demographics() && person.hasLocked(Factor.DEMOGRAPHICS, at)) {
            throw new Denied(AuthRefusal.FACTOR_LOCKED, "demo");
        }
        for (Sample sample : samples) {
            if (person.hasLocked(factor(sample.modality()), at)) {
                throw new Denied(AuthRefusal.FACTOR_LOCKED, "bio-" + sample.modality());
            }
        }
    }

    /** Whether an OTP may not be asked for by these channels: one that is locked is enough, as in MOSIP. */
    static boolean isAskingLocked(Person person, Set<Channel> channels, Instant at) {
        return person.hasLocked(Factor.OTP, at)
                || channels.stream().anyMatch(channel -> person.hasLocked(factor(channel), at));
    }

    /** Whether no OTP can have come by any of these channels. */
    private static boolean isOtpLocked(Person person, Set<Channel> channels, Instant at) {
        return person.hasLocked(Factor.OTP, at)
                || channels.stream().allMatch(channel -> person.hasLocked(factor(channel), at));
    }

    private static Factor factor(Channel channel) {
        return switch (channel) {
            case PHONE -> Factor.OTP_BY_PHONE;
            case EMAIL -> Factor.OTP_BY_EMAIL;
        };
    }

    private static Factor factor(Modality modality) {
        return switch (modality) {
            case FINGER -> Factor.FINGER;
            case IRIS -> Factor.IRIS;
            case FACE -> Factor.FACE;
        };
    }
}
