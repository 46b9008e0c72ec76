package org.regesta.command.officer.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.Sealed;
import org.regesta.events.officer.Role;

/** What can be asked of an office. */
public sealed interface OfficerCommand {

    String officerId();

    @TargetAggregateIdentifier
    default String stream() {
        return "officer:" + officerId();
    }

    /** @param attributes name and contact, sealed under the officer's key */
    record Appoint(String officerId, Set<Role> roles, Optional<String> centreId, Map<String, Sealed> attributes)
            implements OfficerCommand {}

    /** Replaces the link made before. */
    record MakeSignInLink(String officerId, String linkId, Instant expires) implements OfficerCommand {}

    /** The caller has compared the link's secret before. Answers nothing; refused when spent or expired. */
    record UseSignInLink(String officerId, String linkId, Instant now) implements OfficerCommand {}

    /** Once per link used; replaces the app enrolled before. */
    record EnrolTotp(String officerId, String totpId) implements OfficerCommand {}

    /**
     * A code of an authenticator app. The vault derives the right codes outside. Answers with {@link SignIn}; a wrong
     * code is an event too, so exactly as many are evaluated as the rule allows.
     *
     * @param totpId the app whose codes it was compared with
     * @param step the 30 s step whose code it was, none when it was no code of the steps allowed
     */
    record RecordSignIn(String officerId, String totpId, Optional<Long> step, Instant now) implements OfficerCommand {}

    record ChangeRoles(String officerId, Set<Role> roles) implements OfficerCommand {}

    /** Says whose fingers the officer's are. */
    record NamePerson(String officerId, String subject) implements OfficerCommand {}

    record Disable(String officerId) implements OfficerCommand {}

    record Enable(String officerId) implements OfficerCommand {}

    /** What became of a code. */
    enum SignIn {
        RIGHT,
        WRONG,
        /** Too many wrong ones: not evaluated. */
        FROZEN
    }
}
