package org.regesta.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.regesta.server.web.GateAnswers;
import org.regesta.wire.Allowances;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever asks for tokens too often. Wrong codes are counted elsewhere, durably, by the officer's own
 * stream.
 */
final class TokenRateFilter extends OncePerRequestFilter {

    private final Allowances rates;
    private final GateAnswers answers;

    TokenRateFilter(Allowances rates, GateAnswers answers) {
        this.rates = rates;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = rates.of(request.getRemoteAddr()).secondsToWait();
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            answers.tooMany(seconds, request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(SecurityConfiguration.TOKEN);
    }
}
