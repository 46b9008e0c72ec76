package org.regesta.auth.partner;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.partner.PartnerRecords.ClientRecord;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.ports.Recorded;

/** What authentication must know of a partner's OpenID Connect client. */
final class ClientFold {

    private ClientFold() {}

    static ClientRecord after(@Nullable ClientRecord before, Recorded event) {
        return switch ((OidcClientEvent) event.payload()) {
            case OidcClientEvent.Registered e ->
                new ClientRecord(
                        e.clientId(), e.partnerId(), e.policyId(), event.position(), true, e.acrValues(), e.claims());
            case OidcClientEvent.Changed e -> {
                ClientRecord known = Objects.requireNonNull(before);
                yield new ClientRecord(
                        known.clientId(),
                        known.partnerId(),
                        known.policyId(),
                        known.position(),
                        e.active(),
                        known.acrValues(),
                        known.claims());
            }
        };
    }
}
