package org.regesta.server.web;

import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Every answer to a write carries {@code Regesta-Position}: where an endpoint does not say which, the registry's head,
 * which is at or after what was written. An answer from views says at or after what it shows: now that it is made, as a
 * view goes on while it is read.
 */
@ControllerAdvice
final class PositionOfAnswers implements ResponseBodyAdvice<Object> {

    private final Ledger ledger;
    private final WaitForViews views;

    PositionOfAnswers(Ledger ledger, WaitForViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (returned.hasMethodAnnotation(Reads.class)) {
            views.say(
                    ((ServletServerHttpRequest) request).getServletRequest(),
                    ((ServletServerHttpResponse) response).getServletResponse());
            return body;
        }
        boolean writes = !request.getMethod().equals(HttpMethod.GET);
        if (writes && response.getHeaders().getFirst(WaitForViews.POSITION) == null) {
            response.getHeaders().add(WaitForViews.POSITION, Book.REGISTRY.text() + ":" + ledger.head(Book.REGISTRY));
        }
        return body;
    }
}
