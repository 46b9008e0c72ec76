package org.regesta.events.partner;

import java.time.Instant;
import java.util.Map;
import org.regesta.events.Sealed;

/** A partner organisation. Stream {@code partner:<partnerId>}. */
public sealed interface PartnerEvent {

    String partnerId();

    /** @param contact address, e-mail and phone, sealed under {@code partner:<partnerId>} */
    record Registered(
            String partnerId,
            String partnerType,
            String organisation,
            String policyGroupId,
            Map<String, Sealed> contact)
            implements PartnerEvent {}

    /**
     * The key the partner signs and receives with. {@code thumbprint}: lower-case hex SHA-256 of the certificate's
     * DER.
     */
    record CertificateUploaded(String partnerId, String certificatePem, String thumbprint, Instant notAfter)
            implements PartnerEvent {}

    /** Until it is resumed it may ask nothing. */
    record Suspended(String partnerId) implements PartnerEvent {}

    record Resumed(String partnerId) implements PartnerEvent {}
}
