package org.regesta.command.officer;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.swagger.v3.oas.annotations.Operation;
import java.text.ParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registering machines that act with tokens of their own. */
@RestController
class ServiceClientEndpoint {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    /** The console is the client of people, not of a machine. */
    private static final String RESERVED = "regesta-";

    private final Commands commands;
    private final Caller caller;

    ServiceClientEndpoint(Commands commands, Caller caller) {
        this.commands = commands;
        this.caller = caller;
    }

    /** @param publicJwk a P-256 key without its private part (RFC 7517): the client signs its assertions with ES256 */
    record Body(
            @Nullable String id,
            @Nullable Set<String> roles,
            @Nullable JsonNode publicJwk) {}

    record Answer(String clientId) {}

    @PostMapping("/v1/clients")
    @Operation(summary = "Register a machine by its public key, and the roles it acts in")
    ResponseEntity<Answer> register(@RequestBody Body body) {
        String id = Fields.matching("id", body.id(), CLIENT_ID);
        if (id.startsWith(RESERVED)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "id");
        }
        ServiceClientCommand command =
                new ServiceClientCommand.Register(id, Roles.read(body.roles()), publicKey(body.publicJwk()));
        Commands.Done done = commands.send(command, caller.attribution("client-registered"));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Regesta-Position", done.position())
                .body(new Answer(id));
    }

    /** Only what the key needs is kept, so one key has one text. */
    private static String publicKey(@Nullable JsonNode jwk) {
        String text = Json.write(Fields.present("publicJwk", jwk));
        try {
            if (JWK.parse(text) instanceof ECKey key && Curve.P_256.equals(key.getCurve()) && !key.isPrivate()) {
                return new ECKey.Builder(Curve.P_256, key.getX(), key.getY())
                        .build()
                        .toJSONString();
            }
        } catch (ParseException | IllegalArgumentException | IllegalStateException notAKey) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "publicJwk");
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, "publicJwk");
    }
}
