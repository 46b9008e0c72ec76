package org.regesta.ports;

/** Sends a message to a person. The embedded default writes it, sealed, to an outbox. */
public interface Sender {

    /**
     * Hands a message over; when this returns it will not be forgotten.
     *
     * @throws StorageFull when the outbox cannot take it
     */
    void send(Message message);

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
