package org.regesta.server.access;

import org.regesta.server.web.GateAnswers;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The gate of a process that answers partners alone: of the table, the rows that ask for a partner's signature, what
 * tells a partner that its path is too short, and whether it is well. It knows no token, so whatever else is asked of
 * it is asked by nobody.
 */
public class PartnersGate {

    @Bean
    AccessTable accessTable() {
        return new AccessTable(AccessRows.ROWS.stream()
                .filter(row -> row.by() == AccessRule.By.PARTNER_SIGNATURE
                        || row.by() == AccessRule.By.NOBODY && isForPartners(row))
                .toList());
    }

    private static boolean isForPartners(AccessRule row) {
        String pattern = row.pattern().getPatternString();
        return pattern.startsWith("/actuator/health") || pattern.startsWith("/idauthentication/v1/");
    }

    @Bean
    SecurityFilterChain partnersAlone(HttpSecurity http, AccessTable table, GateAnswers answers) {
        http.authorizeHttpRequests(all -> all.anyRequest().access(new TableAuthorization(table)))
                .exceptionHandling(rejected -> rejected.authenticationEntryPoint(
                                (request, response, why) -> answers.unauthenticated(request, response))
                        .accessDeniedHandler((request, response, why) -> answers.forbidden(request, response)));
        return SecurityConfiguration.hardened(http).build();
    }

    @Bean
    StrictHttpFirewall firewall() {
        return SecurityConfiguration.strict();
    }

    @Bean
    RequestRejectedHandler rejected(GateAnswers answers) {
        return (request, response, why) -> answers.malformed(request, response);
    }
}
