package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.OidcClientCommand.Form;
import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The OpenID Connect clients of authentication partners. */
@RestController
@Tag(name = "Partners")
class OidcClientEndpoint implements MosipEndpoint {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String ACTIVE = "ACTIVE";
    private static final String INACTIVE = "INACTIVE";

    private final OidcClientDesk desk;
    private final Caller caller;
    private final Clock clock;

    OidcClientEndpoint(OidcClientDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param publicKey a public JWK, RSA of 2048 bits or an elliptic curve of 256 at least */
    record Body(
            @Nullable String name,
            @Nullable String policyId,
            @Nullable JsonNode publicKey,
            @Nullable String authPartnerId,
            @Nullable String logoUri,
            @Nullable List<String> redirectUris,
            @Nullable List<String> grantTypes,
            @Nullable List<String> clientAuthMethods) {}

    /** @param status {@code ACTIVE} or {@code INACTIVE} */
    record Change(
            @Nullable String clientName,
            @Nullable String status,
            @Nullable String logoUri,
            @Nullable List<String> redirectUris,
            @Nullable List<String> grantTypes,
            @Nullable List<String> clientAuthMethods) {}

    record Answer(String clientId, String status) {}

    /** @param publicKey the JWK as JSON text */
    record Detail(
            String id,
            String name,
            String policyId,
            String policyName,
            String relyingPartyId,
            String logoUri,
            List<String> redirectUris,
            String publicKey,
            List<String> claims,
            List<String> acrValues,
            String status,
            List<String> grantTypes,
            List<String> clientAuthMethods) {}

    @PostMapping("/v1/partnermanager/oidc/client")
    @Operation(summary = "Register an OpenID Connect client of a partner under an approved policy")
    MosipResponse<Answer> register(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        Form form = OidcClientForm.read(new OidcClientForm.Parts(
                "name", body.name(), body.logoUri(), body.redirectUris(), body.grantTypes(), body.clientAuthMethods()));
        String policyId = Fields.text("policyId", body.policyId(), 36);
        String partnerId = Fields.text("authPartnerId", body.authPartnerId(), 100);
        OidcKey key = OidcKey.of(Fields.present("publicKey", body.publicKey()));
        checkIds(partnerId, policyId);
        desk.register(key, partnerId, policyId, form, caller.attribution("oidc-client-registered"));
        return answer(new Answer(key.clientId(), ACTIVE));
    }

    @PutMapping("/v1/partnermanager/oidc/client/{client_id}")
    @Operation(summary = "Change how an OpenID Connect client behaves, or whether it is active")
    MosipResponse<Answer> change(
            @PathVariable("client_id") String clientId, @RequestBody MosipRequest<Change> request) {
        Change change = request.required();
        Form form = OidcClientForm.read(new OidcClientForm.Parts(
                "clientName",
                change.clientName(),
                change.logoUri(),
                change.redirectUris(),
                change.grantTypes(),
                change.clientAuthMethods()));
        String status = status(Fields.text("status", change.status(), 36));
        desk.change(known(clientId), status.equals(ACTIVE), form, caller.attribution("oidc-client-changed"));
        return answer(new Answer(clientId, status));
    }

    @GetMapping("/v1/partnermanager/oidc/client/{client_id}")
    @Operation(summary = "An OpenID Connect client as it stands")
    MosipResponse<Detail> client(@PathVariable("client_id") String clientId) {
        return answer(desk.find(known(clientId))
                .map(OidcClientEndpoint::detail)
                .orElseThrow(() -> new Refusal(OidcClientRefusal.UNKNOWN)));
    }

    private static Detail detail(OidcClientDesk.Client client) {
        return new Detail(
                client.as().clientId(),
                client.form().name(),
                client.as().policyId(),
                client.policyName(),
                client.as().partnerId(),
                client.form().logoUri(),
                client.form().redirectUris(),
                client.as().publicKey(),
                client.as().claims(),
                client.as().acrValues(),
                client.active() ? ACTIVE : INACTIVE,
                client.form().grantTypes(),
                client.form().clientAuthMethods());
    }

    private static void checkIds(String partnerId, String policyId) {
        if (!PartnerIds.isOne(partnerId)) {
            throw new Refusal(OidcClientRefusal.PARTNER_UNKNOWN);
        }
        if (!PartnerIds.isOne(policyId)) {
            throw new Refusal(OidcClientRefusal.POLICY_UNKNOWN);
        }
    }

    private static String known(String clientId) {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new Refusal(OidcClientRefusal.UNKNOWN);
        }
        return clientId;
    }

    private static String status(String text) {
        if (!text.equals(ACTIVE) && !text.equals(INACTIVE)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "status");
        }
        return text;
    }

    private <T> MosipResponse<T> answer(T response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), response);
    }

    @Override
    public String envelopeId() {
        return PartnerCodes.ENVELOPE_ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return PartnerCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return OidcClientCodes.of((OidcClientRefusal) code);
    }
}
