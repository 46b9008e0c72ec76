package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import org.regesta.ports.Biometrics;

/**
 * One candidate in the gallery.
 *
 * @param rank the registry position of its enrolment
 */
record Entry(String registrationId, long rank, Known<Map<String, Biometrics.Candidate>> fingers) {

    /** What is known of it. */
    sealed interface Known<T> {

        record Loaded<T>(T value) implements Known<T> {}

        /** There is nothing of it: no finger was taken. */
        record None<T>() implements Known<T> {}

        /** Its key was destroyed: nobody can read it any more, so nobody compares with it. */
        record Gone<T>() implements Known<T> {}

        /** It is there and cannot be read: whoever compares must say so. */
        record Unreadable<T>() implements Known<T> {}
    }

    @Override
    public String toString() {
        return "Entry[" + registrationId + "]";
    }
}
