package org.regesta.ports;

/** Who is calling the current endpoint, from the token or signature that was checked: never from a header. */
public interface Caller {

    /**
     * The caller's attribution, with the request's correlation and (from {@code Idempotency-Key} where given)
     * commandId.
     *
     * @param reason the code for why, such as {@code packet-upload}
     * @throws IllegalStateException outside a request with a checked caller
     */
    Attribution attribution(String reason);
}
