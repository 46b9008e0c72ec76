package org.regesta.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/**
 * An endpoint behind HTTP, with our strict JSON. What it refuses comes out as MOSIP's envelope where it speaks
 * MOSIP's wire, else as 422 and the refusal's name: the server's own mapping has its own tests.
 */
public final class Door {

    private final MockMvcTester mvc;
    private final House house;

    public Door(House house, Object... endpoints) {
        this.house = house;
        this.mvc = MockMvcTester.of(List.of(endpoints), builder -> builder.setControllerAdvice(new Refusals())
                .setMessageConverters(new JacksonJsonHttpMessageConverter(Json.mapper()))
                .build());
    }

    /** @param status HTTP's; {@code header}: of {@code Regesta-Position}; {@code body}: JSON, or missing */
    public record Answer(int status, Map<String, String> headers, JsonNode body) {

        /** The {@code response} of MOSIP's envelope, which must hold no error. */
        public JsonNode response() {
            assertThat(status).isEqualTo(200);
            assertThat(body.path("errors")).as(body.toString()).isEmpty();
            return body.path("response");
        }

        /** The one error's code, of MOSIP's envelope. */
        public String errorCode() {
            assertThat(body.path("errors")).as(body.toString()).hasSize(1);
            assertThat(body.path("response").isNull()).isTrue();
            return body.path("errors").path(0).path("errorCode").asString();
        }

        public String errorMessage() {
            return body.path("errors").path(0).path("message").asString();
        }

        public String text(String field) {
            return body.path(field).asString();
        }
    }

    public Answer post(String path, String json) {
        return ask(HttpMethod.POST, path, json);
    }

    /** A MOSIP request with this {@code request}. */
    public Answer mosip(HttpMethod method, String path, String request) {
        return ask(
                method,
                path,
                "{\"id\":\"x\",\"version\":\"1.0\",\"requesttime\":\"2026-11-21T12:00:00.000Z\",\"metada"
                        + "ta\":{},\"request\":"
                        + request + "}");
    }

    public Answer ask(HttpMethod method, String path, String json) {
        MvcTestResult result = mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
        byte[] content = result.getResponse().getContentAsByteArray();
        return new Answer(
                result.getResponse().getStatus(),
                Map.of("Regesta-Position", String.valueOf(result.getResponse().getHeader("Regesta-Position"))),
                content.length == 0 ? Json.mapper().missingNode() : Json.tree(content));
    }

    public Answer get(String path) {
        return ask(HttpMethod.GET, path, "");
    }

    /** Sends every string of a nasty list as one field's value; none may be a fault of ours or come back. */
    public void survives(List<String> nasty, java.util.function.Function<String, Answer> ask) {
        for (String text : nasty) {
            Answer answer = ask.apply(Json.write(text));
            assertThat(answer.status()).as(text).isLessThan(500);
            if (text.length() > 8 && !answer.body().path("errors").isEmpty()) {
                assertThat(new String(
                                answer.body().toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .doesNotContain(text);
            }
        }
    }

    @RestControllerAdvice
    private final class Refusals {

        @ExceptionHandler
        ResponseEntity<Object> on(Refusal refusal, HandlerMethod method) {
            return method.getBean() instanceof MosipEndpoint endpoint
                    ? envelope(endpoint, endpoint.error(refusal.code()))
                    : ResponseEntity.unprocessableContent()
                            .body(Map.of("refused", refusal.code().name()));
        }

        @ExceptionHandler
        ResponseEntity<Object> on(MosipRefusal refusal, HandlerMethod method) {
            return method.getBean() instanceof MosipEndpoint endpoint
                    ? envelope(endpoint, endpoint.error(refusal.why(), refusal.field()))
                    : ResponseEntity.badRequest().body(Map.of("refused", refusal.why(), "field", refusal.field()));
        }

        @ExceptionHandler
        ResponseEntity<Object> on(HttpMessageNotReadableException refusal, HandlerMethod method) {
            return on(new MosipRefusal(BadRequest.MALFORMED), method);
        }

        @ExceptionHandler
        ResponseEntity<Object> on(Json.Malformed refusal, HandlerMethod method) {
            return on(new MosipRefusal(BadRequest.MALFORMED), method);
        }

        private ResponseEntity<Object> envelope(MosipEndpoint endpoint, MosipError error) {
            return ResponseEntity.ok(MosipResponse.refused(
                    endpoint.envelopeId(), endpoint.envelopeVersion(), house.clock.instant(), List.of(error)));
        }
    }
}
