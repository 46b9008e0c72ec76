package org.regesta.auth.ida;

/**
 * A request as it came: the path's parts, the {@code signature} header (empty when there was none), the body's bytes.
 *
 * @param delegated whether who holds the licence asks in the partner's name, and may have signed it
 */
record Asked(
        Service service,
        String licence,
        String partnerId,
        String apiKey,
        String signature,
        byte[] body,
        boolean delegated) {

    /** One that the partner itself asks. */
    Asked(Service service, String licence, String partnerId, String apiKey, String signature, byte[] body) {
        this(service, licence, partnerId, apiKey, signature, body, false);
    }

    @Override
    public String toString() {
        return "Asked[" + service + "]"; // licence and key stay out of logs
    }
}
