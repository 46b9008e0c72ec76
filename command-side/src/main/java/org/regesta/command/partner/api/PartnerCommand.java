package org.regesta.command.partner.api;

import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.Sealed;

/** What can be asked of a partner. */
public sealed interface PartnerCommand {

    String partnerId();

    @TargetAggregateIdentifier
    default String stream() {
        return "partner:" + partnerId();
    }

    /**
     * @param partnerType MOSIP's code, such as {@code Auth_Partner}
     * @param policyGroupId empty where the type needs no policy
     * @param contact sealed under the partner's key
     */
    record Register(
            String partnerId,
            String partnerType,
            String organisation,
            String policyGroupId,
            Map<String, Sealed> contact)
            implements PartnerCommand {}

    /** The certificate was checked before. The same again changes nothing, another one replaces it. */
    record UploadCertificate(String partnerId, String certificatePem, String thumbprint, Instant notAfter)
            implements PartnerCommand {}

    /** @param active whether it may ask from now on; what is so already changes nothing */
    record SetActive(String partnerId, boolean active) implements PartnerCommand {}
}
