package org.regesta.command.partner.api;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of an OpenID Connect client. */
public sealed interface OidcClientCommand {

    String clientId();

    @TargetAggregateIdentifier
    default String stream() {
        return "oidcclient:" + clientId();
    }

    /**
     * How a client behaves, which can be changed.
     *
     * @param redirectUris where a person is sent back to
     */
    record Form(
            String name,
            String logoUri,
            List<String> redirectUris,
            List<String> grantTypes,
            List<String> clientAuthMethods) {}

    /**
     * Partner, policy and key were checked before.
     *
     * @param clientId the key's thumbprint by RFC 7638
     * @param publicKey a public JWK as JSON
     */
    record Register(
            String clientId,
            String partnerId,
            String policyId,
            String publicKey,
            Form form,
            List<String> claims,
            List<String> acrValues)
            implements OidcClientCommand {}

    /** What is so already changes nothing. */
    record Change(String clientId, boolean active, Form form) implements OidcClientCommand {}
}
