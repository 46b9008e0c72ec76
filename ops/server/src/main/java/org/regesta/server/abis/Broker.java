package org.regesta.server.abis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Misconfigured;

/**
 * How a matcher is reached.
 *
 * @param url {@code tcp://host:port} or {@code ssl://…} of a broker, or {@code https://…} of a matcher that answers
 *     over HTTP
 * @param user at the broker, or the client's id at the token endpoint
 * @param password the user's
 * @param sendTo the queue that is written
 * @param receiveFrom the queue that is read
 * @param certificate a file with the matcher's certificate as PEM, for which everything is sealed that it fetches
 * @param client whose gallery it is, where our matcher is offered
 * @param tokenUrl where a client's token is got, for HTTP
 */
record Broker(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String sendTo,
        @Nullable String receiveFrom,
        @Nullable String certificate,
        @Nullable String client,
        @Nullable String tokenUrl) {

    boolean isHttp() {
        return url.startsWith("http://") || url.startsWith("https://");
    }

    static String needed(@Nullable String value, String name) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Misconfigured("of an ABIS that is configured, " + name + " is missing"));
    }

    @Override
    public String toString() {
        return "Broker[" + url.replaceAll("//.*@", "//") + "]"; // the password stays out of logs
    }
}
