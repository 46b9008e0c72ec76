package org.regesta.ports;

import java.time.Instant;

/** Sends a message to a person. The embedded default writes it, sealed, to an outbox. */
public interface Sender {

    /**
     * Hands a message over; when this returns it will not be forgotten.
     *
     * @throws StorageFull when the outbox cannot take it
     */
    void send(Message message);

    /**
     * Hands over what is to be sent once, also when it is handed over again after a crash. A sender that cannot tell
     * may send it again.
     *
     * @param once a name of its own
     * @param since when it became due: the same whenever it is handed over again
     */
    default void sendOnce(Message message, String once, Instant since) {
        send(message);
    }

    /**
     * @param keyRef whose data it is: the outbox seals under this key
     * @param channel {@code PHONE} or {@code EMAIL}
     * @param kind what it is about, a word of ours such as {@code otp}
     */
    record Message(String keyRef, Channel channel, String recipient, String kind, String text) {
        @Override
        public String toString() {
            return "Message[" + kind + " by " + channel + "]"; // recipient and text stay out of logs
        }
    }

    enum Channel {
        PHONE,
        EMAIL
    }
}
