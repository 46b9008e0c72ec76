package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.server.web.Correlation;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who is calling, from the checked token alone. Of headers only {@code Idempotency-Key} is read, and it names nobody.
 */
@Component
final class CallerFromToken implements Caller {

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:+/=-]{8,128}");

    @Override
    public Attribution attribution(String reason) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller)) {
            throw new IllegalStateException("no checked caller");
        }
        HttpServletRequest request = attributes.getRequest();
        Jwt token = caller.getToken();
        String actor = Objects.requireNonNull(token.getSubject());
        Map<String, String> further = new HashMap<>();
        further.put(Meta.REASON, reason);
        further.put(Meta.CHANNEL, "api");
        further.put(Meta.CORRELATION, Correlation.of(request));
        String centre = token.getClaimAsString(Tokens.CENTRE);
        if (centre != null) {
            further.put(Meta.CENTRE, centre);
        }
        String key = key(request);
        if (!key.isEmpty()) {
            further.put(Meta.COMMAND_ID, commandId(actor, request, reason, key));
        }
        long mandate = Long.parseLong(token.getClaimAsString(Tokens.MANDATE));
        return new Attribution(actor, role(token, request), new Authority.Mandate(actor, mandate), further);
    }

    /** In which of the token's roles: the first that the table asks for. */
    private static String role(Jwt token, HttpServletRequest request) {
        List<String> held = new ArrayList<>(token.getClaimAsStringList(Tokens.ROLES));
        Collections.sort(held);
        if (request.getAttribute(TableAuthorization.RULE) instanceof AccessRule rule) {
            held.removeIf(
                    name -> rule.roles().stream().noneMatch(role -> role.name().equals(name)));
        }
        if (held.isEmpty()) {
            throw new IllegalStateException("let in without a role");
        }
        return held.getFirst();
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(KEY_HEADER);
        if (key == null) {
            return "";
        }
        if (!KEY.matcher(key).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, KEY_HEADER);
        }
        return key;
    }

    /** Bound to the caller and the request's address: nobody can name another's command, nor a rule's. */
    private static String commandId(String actor, HttpServletRequest request, String reason, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(actor, request.getMethod(), request.getRequestURI(), reason, key)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return "key:" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
