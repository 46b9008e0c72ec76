package org.regesta.auth.ida;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.hotlist.Hotlisted;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.person.People;
import org.regesta.auth.wire.Signatures;
import org.regesta.ports.Reads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP IDA: {@code POST /idauthentication/v1/identity-key-binding/{misp}/{partner}/{apikey}}. */
@RestController
class KeyBindingEndpoint extends PartnerEndpoint {

    KeyBindingEndpoint(Door door, KeyBindingDesk desk, Signatures signatures) {
        super(Service.KEY_BINDING, door, desk, signatures);
    }

    @PostMapping("/idauthentication/v1/identity-key-binding/{licence}/{partner}/{apiKey}")
    @Operation(
            summary = "Authenticate a person and bind a key of their wallet",
            description = "From then on tokens the key signs are a factor, for as long as its certificate is valid.")
    @Reads({People.VIEW, Partners.VIEW, Hotlisted.VIEW})
    ResponseEntity<byte[]> bind(
            @PathVariable String licence,
            @PathVariable String partner,
            @PathVariable String apiKey,
            @RequestHeader(name = "signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answer(licence, partner, apiKey, signature, body);
    }

    @PostMapping("/idauthentication/v1/identity-key-binding/delegated/{licence}/{partner}/{client}")
    @Operation(
            summary = "Authenticate a person and bind a key of their wallet, in a partner's name",
            description = "Asked, and signed, by the licence's holder as far as its MISP policy lets it.")
    @Reads({People.VIEW, Partners.VIEW, Hotlisted.VIEW})
    ResponseEntity<byte[]> bindInItsName(
            @PathVariable String licence,
            @PathVariable String partner,
            @PathVariable String client,
            @RequestHeader(name = "signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        return delegated(licence, partner, client, signature, body);
    }
}
