package org.regesta.ports;

import java.util.Optional;

/**
 * Knows the holder of an identity again by an OTP that was sent to them. Whoever authenticates implements it, by the
 * rules every other OTP obeys: it is counted, spent, frozen and recorded as any authentication is.
 */
public interface Holders {

    /**
     * Tries an OTP.
     *
     * @param by the service that asks on the holder's behalf; the same must have asked for the OTP
     * @return the holder; none when the OTP or the number proves nothing, whatever the cause
     * @throws StorageFull when the attempt cannot be recorded
     */
    Optional<Holder> known(Claim claim, Attribution by);

    /**
     * Who somebody says they are.
     *
     * @param transactionId the one the OTP was asked for under
     * @param individualIdType {@code UIN} or {@code VID}; empty where the number says it itself
     */
    record Claim(String transactionId, String individualId, String individualIdType, String otp) {
        @Override
        public String toString() {
            return "Claim"; // number and OTP stay out of logs
        }
    }

    /** One who has shown who they are. */
    interface Holder {

        /** The identity's stream id. */
        String subject();

        /**
         * Writes to them wherever they can be reached.
         *
         * @param kind a word of ours such as {@code virtual-id}
         * @return whether they can be reached at all
         */
        boolean tell(String kind, String text);
    }
}
