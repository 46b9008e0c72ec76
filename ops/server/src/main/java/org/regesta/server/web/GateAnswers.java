package org.regesta.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.regesta.server.web.Verdict.Faulty;
import org.regesta.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/** Answers from filters, before any endpoint is reached: in the same words and forms as the endpoints'. */
@Component
public final class GateAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(GateAnswers.class);

    private final MosipPaths paths;
    private final Answers answers;

    GateAnswers(MosipPaths paths, Answers answers) {
        this.paths = paths;
        this.answers = answers;
    }

    /** No token, or one that does not hold. */
    public void unauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(Fault.UNAUTHENTICATED, request, response);
    }

    /** A good token whose roles are not enough. */
    public void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Fault.FORBIDDEN, request, response);
    }

    /** A path that cannot be one of ours, such as one with control characters. */
    public void malformed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Fault.MALFORMED, request, response);
    }

    public void tooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Fault.TOO_LARGE, request, response);
    }

    public void tooMany(long retryAfterSeconds, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Retry-After", Long.toString(retryAfterSeconds));
        write(Fault.TOO_MANY, request, response);
    }

    /** What a filter or the servlet itself let through. */
    void failed(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || Disconnected.is(thrown)) {
            return;
        }
        Verdict verdict =
                thrown instanceof RequestRejectedException ? new Faulty(Fault.MALFORMED) : Verdicts.of(thrown);
        if (verdict instanceof Faulty faulty && faulty.fault() == Fault.UNEXPECTED) {
            Unexpected.log(LOG, thrown, request);
        }
        write(verdict, request, response);
    }

    /** A status the container chose. */
    void container(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Fault fault = Fault.of(status);
        write(fault, request, response);
    }

    /**
     * The path the caller asked for, also where the container forwards to its error page; none where the
     * request's first line could not be read.
     */
    private static String asked(HttpServletRequest request) {
        Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return before instanceof String uri ? uri : Objects.requireNonNullElse(request.getRequestURI(), "");
    }

    private void write(Fault fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(new Faulty(fault), request, response);
    }

    private void write(Verdict verdict, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.Answer answer = answers.of(verdict, paths.addressed(asked(request)));
        response.setStatus(answer.status());
        response.setContentType(answer.type().toString());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.write(answer.body()));
        response.getWriter().flush();
    }
}
