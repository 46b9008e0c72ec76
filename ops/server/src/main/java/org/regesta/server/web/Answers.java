package org.regesta.server.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.server.web.Verdict.Bad;
import org.regesta.server.web.Verdict.Faulty;
import org.regesta.server.web.Verdict.Refused;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Turns a verdict into what goes over the wire: MOSIP's envelope where its wire was addressed, else a problem. */
@Component
final class Answers {

    /** @param body to be written as JSON */
    record Answer(int status, MediaType type, Object body) {}

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    Answer of(Verdict verdict, Optional<MosipEndpoint> addressed) {
        return addressed.map(endpoint -> onMosipsWire(verdict, endpoint)).orElseGet(() -> onOurs(verdict));
    }

    private Answer onMosipsWire(Verdict verdict, MosipEndpoint endpoint) {
        return switch (verdict) {
            case Refused refused -> envelope(200, endpoint, endpoint.error(refused.code()));
            case Bad bad -> envelope(200, endpoint, endpoint.error(bad.why(), bad.field()));
            case Faulty faulty -> {
                Fault fault = faulty.fault();
                int status = fault.answeredAsRefusal() ? 200 : fault.status();
                yield envelope(status, endpoint, GateCodes.of(fault, faulty.field(), endpoint));
            }
        };
    }

    private Answer envelope(int status, MosipEndpoint endpoint, MosipError error) {
        return new Answer(
                status,
                MediaType.APPLICATION_JSON,
                MosipResponse.refused(
                        endpoint.envelopeId(), endpoint.envelopeVersion(), clock.instant(), List.of(error)));
    }

    private static Answer onOurs(Verdict verdict) {
        return switch (verdict) {
            case Refused refused -> problem(RefusalProblems.of(refused.code()), "");
            case Bad bad -> problem(fault(bad.why()).problem(), bad.field());
            case Faulty faulty -> problem(faulty.fault().problem(), faulty.field());
        };
    }

    private static Answer problem(Problem problem, String field) {
        Map<String, Object> body = problem.body();
        if (!field.isEmpty()) {
            body.put("field", field);
        }
        return new Answer(problem.status(), MediaType.APPLICATION_PROBLEM_JSON, body);
    }

    static Fault fault(BadRequest why) {
        return switch (why) {
            case MALFORMED -> Fault.MALFORMED;
            case MISSING_REQUEST, MISSING_FIELD -> Fault.MISSING_FIELD;
            case INVALID_FIELD -> Fault.INVALID_FIELD;
            case TOO_LARGE -> Fault.TOO_LARGE;
            case UNAVAILABLE -> Fault.STORAGE_FULL;
        };
    }
}
