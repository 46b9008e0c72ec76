package org.regesta.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.server.web.Verdict.Faulty;
import org.regesta.wire.MosipEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where what an endpoint throws becomes an answer. */
@RestControllerAdvice
final class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final MosipPaths paths;
    private final Answers answers;

    RefusalAdvice(MosipPaths paths, Answers answers) {
        this.paths = paths;
        this.answers = answers;
    }

    /** Everything: an unexpected exception too must not reach the container, whose page would show it. */
    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> on(Exception thrown, HttpServletRequest request) {
        if (Disconnected.is(thrown)) {
            return null; // nobody is there to read an answer
        }
        Verdict verdict = Verdicts.of(thrown);
        if (verdict instanceof Faulty(Fault fault, String field) && fault == Fault.UNEXPECTED) {
            Unexpected.log(LOG, thrown, request);
        }
        Optional<MosipEndpoint> addressed = paths.addressed(request.getRequestURI());
        Answers.Answer answer = answers.of(verdict, addressed);
        return ResponseEntity.status(answer.status())
                .headers(headersOf(thrown))
                .contentType(answer.type())
                .body(answer.body());
    }

    /** {@code Allow}, {@code Accept}: lists of ours, never of what was sent. */
    private static HttpHeaders headersOf(Exception thrown) {
        HttpHeaders headers = new HttpHeaders();
        if (thrown instanceof ErrorResponse known) {
            headers.addAll(known.getHeaders());
        }
        return headers;
    }
}
