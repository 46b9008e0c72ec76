package org.regesta.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Every request gets an id of ours; what it causes carries it, and the caller can quote it. */
public final class Correlation {

    /** The answer's header that tells it. */
    public static final String HEADER = "Regesta-Correlation";

    private static final String ATTRIBUTE = "org.regesta.correlation";

    private Correlation() {}

    static String begin(HttpServletRequest request) {
        String id = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of a request that passed the first filter. */
    public static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }

    /** The id of the request that this thread works on. */
    public static String current() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return of(attributes.getRequest());
        }
        throw new IllegalStateException("no request");
    }
}
