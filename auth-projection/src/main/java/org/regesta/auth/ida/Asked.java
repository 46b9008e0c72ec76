package org.regesta.auth.ida;

/**
 * A request as it came: the path's parts, the {@code signature} header (empty when there was none), the body's bytes.
 */
record Asked(Service service, String licence, String partnerId, String apiKey, String signature, byte[] body) {
    @Override
    public String toString() {
        return "Asked[" + service + "]"; // licence and key stay out of logs
    }
}
