package org.regesta.auth.person;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.events.AgeGroup;
import org.regesta.events.identity.Factor;

/**
 * One identity as the auth store keeps it.
 *
 * @param subject the person's id without meaning
 * @param number keyed hash of the UIN, empty when it can no longer be opened
 * @param attributes by field of the schema: base64url of the normal forms by language, sealed for this store
 * @param contacts {@code phone} and {@code email} as they are written to, sealed for this store; base64url
 * @param handles keyed hashes of the handles they chose, by claim
 * @param keys how many generations the person's key has; the newest seals
 * @param locks by factor: empty for locked, else when it is locked again (RFC 3339); never locked when absent
 */
public record Person(
        String subject,
        AgeGroup ageGroup,
        Status status,
        String number,
        Map<String, String> attributes,
        Map<String, String> contacts,
        Map<String, String> locks,
        Map<String, String> handles,
        int keys) {

    /** Whether anybody is authenticated as this person. */
    public enum Status {
        ACTIVE,
        BLOCKED,
        DEACTIVATED
    }

    /** Whether nobody is authenticated by this factor at that time. */
    public boolean hasLocked(Factor factor, Instant at) {
        @Nullable String until = locks.get(factor.name());
        return until != null && (until.isEmpty() || !at.isBefore(Instant.parse(until)));
    }

    Person with(Status next) {
        return new Person(subject, ageGroup, next, number, attributes, contacts, locks, handles, keys);
    }

    Person with(Map<String, String> nextLocks) {
        return new Person(subject, ageGroup, status, number, attributes, contacts, nextLocks, handles, keys);
    }

    Person known(Map<String, String> nextHandles) {
        return new Person(subject, ageGroup, status, number, attributes, contacts, locks, nextHandles, keys);
    }

    /** A VID: whose it is, by what policy, until when (RFC 3339, empty for ever), and whether it leads anywhere now. */
    public record Vid(String vidId, String number, String subject, String policy, String expires, boolean usable) {

        Vid usable(boolean now) {
            return new Vid(vidId, number, subject, policy, expires, now);
        }
    }
}
