package org.regesta.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all filters: gives the request its correlation id, and answers for what fails in the filters behind it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CorrelationFilter extends OncePerRequestFilter {

    private final GateAnswers answers;

    CorrelationFilter(GateAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.setHeader(Correlation.HEADER, Correlation.begin(request));
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failed) {
            // The container's own page would show it: everything a filter lets through ends here.
            answers.failed(failed, request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }
}
