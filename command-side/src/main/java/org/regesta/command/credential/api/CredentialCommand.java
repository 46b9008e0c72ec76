package org.regesta.command.credential.api;

import java.util.Locale;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.credential.CredentialGround;
import org.regesta.events.credential.CredentialKind;

/** What can be asked of a credential. */
public sealed interface CredentialCommand {

    String requestId();

    @TargetAggregateIdentifier
    default String stream() {
        return "credential:" + requestId();
    }

    /** Somebody is to get one. Of one kind and registration it is asked once; asking again changes nothing. */
    record Request(String subject, String registrationId, CredentialKind kind, CredentialGround ground)
            implements CredentialCommand {

        @Override
        public String requestId() {
            return registrationId + "-" + kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
