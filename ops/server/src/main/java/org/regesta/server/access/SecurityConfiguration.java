package org.regesta.server.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.regesta.events.gate.TokenFault;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.ViewStore;
import org.regesta.server.web.GateAnswers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two gates: the authorization server's few addresses, and everything else behind the table. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String TOKEN = "/oauth2/token";
    static final String JWKS = "/oauth2/jwks";
    static final String METADATA = "/.well-known/oauth-authorization-server";

    @Bean
    AccessTable accessTable() {
        return new AccessTable(AccessRows.ROWS);
    }

    /** Requests are measured as a whole; a measure of each filter of the gate costs more than the filter. */
    @Bean
    SecurityObservationSettings gateIsNotMeasuredFilterByFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(HouseKeys keys) {
        return Tokens.keys(keys);
    }

    @Bean
    JwtDecoder tokenDecoder(
            JWKSource<SecurityContext> keys,
            Issuer issuer,
            Clock clock,
            TokenStanding standing,
            RefusedTokens refused) {
        return Tokens.decoder(keys, issuer.url(), clock, standing, refused);
    }

    /** The address by which callers know this house; tokens of another are refused. */
    record Issuer(String url) {}

    @Bean
    Issuer issuer(@Value("${regesta.issuer:http://127.0.0.1:${server.port:8080}}") String url) {
        return new Issuer(url);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Issuer issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer.url())
                .tokenEndpoint(TOKEN)
                .jwkSetEndpoint(JWKS)
                .build();
    }

    @Bean
    UsedAssertions usedAssertions(ViewStore store) {
        return new UsedAssertions(store);
    }

    @Bean
    EndedTokens endedTokens(ViewStore store, Clock clock) {
        return new EndedTokens(store, clock);
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(
            HttpSecurity http,
            Clients clients,
            OfficerGrants officers,
            JWKSource<SecurityContext> keys,
            AuthorizationServerSettings settings,
            Issuer issuer,
            Clock clock,
            UsedAssertions used,
            RefusedTokens refused,
            GateAnswers answers) {
        var generator = Tokens.generator(keys, clock);
        var nothingKept = new NoAuthorizations();
        var assertions = new JwtClientAssertionAuthenticationProvider(clients, nothingKept);
        assertions.setJwtDecoderFactory(new ClientAssertions(issuer.url(), clock, used, refused));
        var console = new ConsoleClient(clients);
        http.securityMatcher(TOKEN, JWKS, METADATA)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(nothingKept)
                        .authorizationServerSettings(settings)
                        .tokenGenerator(generator)
                        .clientAuthentication(client -> client.authenticationConverters(known -> {
                                    known.clear();
                                    known.addAll(List.of(new JwtClientAssertionAuthenticationConverter(), console));
                                })
                                .authenticationProviders(known -> {
                                    known.clear();
                                    known.addAll(List.of(console, assertions));
                                }))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(known -> {
                                    known.clear();
                                    known.addAll(List.of(
                                            new OfficerGrantConverter(),
                                            new OAuth2ClientCredentialsAuthenticationConverter()));
                                })
                                .authenticationProvider(new OfficerGrantProvider(officers, generator))
                                .errorResponseHandler(new TokenErrors())))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .exceptionHandling(rejected -> rejected.authenticationEntryPoint(new TokenErrors()))
                .addFilterBefore(
                        new TokenRateFilter(Limit.TOKENS.counted(clock), answers), SecurityContextHolderFilter.class);
        return hardened(http).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(
            HttpSecurity http, AccessTable table, JwtDecoder decoder, RefusedTokens refused, GateAnswers answers) {
        http.authorizeHttpRequests(all -> all.anyRequest().access(new TableAuthorization(table)))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new CookieOrHeader())
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint((request, response, why) -> {
                            if (!(why instanceof InvalidBearerTokenException)) { // such as the decoder counted
                                refused.count(TokenFault.NOT_OURS, null);
                            }
                            answers.unauthenticated(request, response);
                        })
                        .accessDeniedHandler((request, response, why) -> answers.forbidden(request, response)))
                .exceptionHandling(rejected -> rejected.authenticationEntryPoint(
                                (request, response, why) -> answers.unauthenticated(request, response))
                        .accessDeniedHandler((request, response, why) -> answers.forbidden(request, response)));
        return hardened(http).build();
    }

    @Bean
    StrictHttpFirewall firewall() {
        return strict();
    }

    static StrictHttpFirewall strict() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(new HeaderText());
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(GateAnswers answers) {
        return (request, response, why) -> answers.malformed(request, response);
    }

    /**
     * Stateless, no forms; a cookie counts only where no other site can have sent it ({@link CookieOrHeader}); no other
     * site may read or frame what we answer.
     */
    static HttpSecurity hardened(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")));
    }

    private static JwtAuthenticationConverter roles() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::authorities);
        return converter;
    }

    private static List<GrantedAuthority> authorities(Jwt token) {
        List<String> roles = token.getClaimAsStringList(Tokens.ROLES);
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                        .toList();
    }
}
