package org.regesta.command.identity.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.registration.DocumentRef;

/** What can be asked of an identity. */
public sealed interface IdentityCommand {

    String subject();

    @TargetAggregateIdentifier
    default String stream() {
        return "identity:" + subject();
    }

    /**
     * Begins an identity. Answers with the {@link Uin} in effect: the one given, or, when this registration's
     * identity was issued before, the one it got then.
     */
    record Issue(
            String subject,
            String registrationId,
            String schemaVersion,
            Map<String, Sealed> attributes,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            Optional<EvidenceRef> templates,
            AgeGroup ageGroup,
            Sealed uin,
            String uinClaim)
            implements IdentityCommand {}

    /** Says which attributes were held against their proof. */
    record VerifyAttributes(String subject, String registrationId, Set<String> attributes) implements IdentityCommand {}

    record RecordTemplates(String subject, EvidenceRef templates) implements IdentityCommand {}

    /**
     * Puts who came without a packet into the gallery.
     *
     * @param templates of what this registration brought, if that can be compared
     */
    record Enrol(
            String subject, String registrationId, Optional<EvidenceRef> templates, Set<String> fingers, String release)
            implements IdentityCommand {}

    /**
     * Changes attributes; one that changes nothing records nothing.
     *
     * @param limits how often an attribute may be updated; one that is not in it, as often as one likes
     */
    record Update(
            String subject,
            String registrationId,
            String schemaVersion,
            Map<String, Sealed> attributes,
            Set<String> removed,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            AgeGroup ageGroup,
            Map<String, Integer> limits)
            implements IdentityCommand {

        public boolean changesNothing() {
            return attributes.isEmpty() && removed.isEmpty() && documents.isEmpty() && biometrics.isEmpty();
        }
    }

    /**
     * Puts back what stood before an update that was wrong; what another changed since stays as it is.
     *
     * @param standing what is put back, as the update that it is
     * @param since when the wrong one was recorded
     */
    record TakeBack(Update standing, Instant since, String proposalId) implements IdentityCommand {

        @Override
        public String subject() {
            return standing.subject();
        }
    }

    /** The claim must be bound to the subject first. */
    record TakeHandle(String subject, String field, Sealed handle, String claimId) implements IdentityCommand {}

    record GiveUpHandle(String subject, String claimId) implements IdentityCommand {}

    record LockFactor(String subject, Factor factor) implements IdentityCommand {}

    /** Locks a factor again whose time of being unlocked has run out at {@code now}; else nothing. */
    record RelockFactor(String subject, Factor factor, Instant now) implements IdentityCommand {}

    record UnlockFactor(String subject, Factor factor, Optional<Instant> until) implements IdentityCommand {}

    /** @param registrationId the registration that brought the decision */
    record SetStatus(String subject, IdentityStatus status, String registrationId) implements IdentityCommand {}

    /** The person died, as a registration of the civil registry says; said before, it changes nothing. */
    record RecordDeath(String subject, String registrationId) implements IdentityCommand {}

    /** The death was told in error; of who is not dead, it changes nothing. */
    record RevokeDeath(String subject, String registrationId) implements IdentityCommand {}

    /** Says that the person's key has a further generation; said before, it changes nothing. */
    record RenewKey(String subject, int generation, String proposalId) implements IdentityCommand {}

    /** It is a second identity of the person who has the one named. */
    record Merge(String subject, String into, String proposalId) implements IdentityCommand {}

    /** Says of the one that stands that another was merged into it; comes first. */
    record Absorb(String subject, String merged, String proposalId) implements IdentityCommand {}

    /** It is another person's after all. */
    record Unmerge(String subject, String from, String proposalId) implements IdentityCommand {}

    record Separate(String subject, String merged, String proposalId) implements IdentityCommand {}

    /**
     * Forgets a person, by a proposal that was approved. Erased before, it changes nothing.
     *
     * @param registrations every registration that became this person
     */
    record Erase(String subject, Set<String> registrations, String proposalId, UniquenessAfterErasure uniqueness)
            implements IdentityCommand {}

    /** A sealed UIN and the claim that holds it. */
    record Uin(Sealed uin, String uinClaim) {}
}
