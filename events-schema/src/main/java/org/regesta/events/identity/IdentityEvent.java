package org.regesta.events.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;

/**
 * The life of one identity. Stream {@code identity:<subject>}; a subject is a random 128-bit id in lower-case hex.
 * Nothing here is ever edited: a field that turns out to be wrong is answered by a new event.
 */
public sealed interface IdentityEvent {

    String subject();

    /**
     * An identity began. Attributes keep the seals of the registration they came from ({@code SubjectLinked} makes
     * those keys this person's); the UIN is sealed under the subject's own key.
     *
     * @param uinClaim the claim stream id that holds the UIN
     */
    record Issued(
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
            implements IdentityEvent {}

    /** Attributes that someone held against their proof when the registration was made or corrected. */
    record AttributesVerified(String subject, String registrationId, Set<String> attributes) implements IdentityEvent {}

    /** Templates were extracted from the biometrics that stand; they follow every change of biometrics anew. */
    record TemplatesExtracted(String subject, EvidenceRef templates) implements IdentityEvent {}

    /**
     * Who came without a packet stands in the gallery from here on, as they were brought by one registration: the
     * event's place in the registry is their rank, as {@code EnrolledInGallery}'s is for packets.
     *
     * @param templates of the biometrics that it brought; none when it brought none that can be compared
     * @param fingers that gave a template
     * @param release the extractor and its version
     */
    record Enrolled(
            String subject, String registrationId, Optional<EvidenceRef> templates, Set<String> fingers, String release)
            implements IdentityEvent {}

    /**
     * Something about the person changed, or turned out to be wrong.
     *
     * @param registrationId the registration that brought the change
     * @param attributes only those with another value than before
     * @param removed fields that hold nothing any more
     * @param documents those that came now; one of the same field takes the place of the one before
     * @param biometrics none when they stay as they are
     */
    record Updated(
            String subject,
            String registrationId,
            String schemaVersion,
            Map<String, Sealed> attributes,
            Set<String> removed,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            AgeGroup ageGroup)
            implements IdentityEvent {}

    /**
     * An update turned out to be wrong, by the decision of two officers: what it changed, and nothing changed since, is
     * again as it was before. An {@link Updated} that names the same registration came just before this and holds it.
     *
     * @param registrationId the registration that brought the wrong update
     * @param since when it was recorded: from then on it was wrong
     * @param fields what was wrong
     */
    record FoundWrong(String subject, String registrationId, Instant since, Set<String> fields, String proposalId)
            implements IdentityEvent {}

    /**
     * The person is known by a handle from now on: a value of their own choosing among their attributes.
     *
     * @param field the schema field it stands in, such as {@code phone}
     * @param handle the handle in its normal form, as it is looked up
     * @param claimId the claim stream id that holds it
     */
    record HandleTaken(String subject, String field, Sealed handle, String claimId) implements IdentityEvent {}

    record HandleGivenUp(String subject, String field, String claimId) implements IdentityEvent {}

    /** The person wants no one authenticated as them by this factor. */
    record FactorLocked(String subject, Factor factor) implements IdentityEvent {}

    /** @param until locked again from then on, whether or not an event says so; none: until it is locked */
    record FactorUnlocked(String subject, Factor factor, Optional<Instant> until) implements IdentityEvent {}

    /** Nobody is authenticated as this person, and no virtual id of theirs works, until it is active again. */
    record Blocked(String subject, String registrationId) implements IdentityEvent {}

    /** As blocked, by a decision that is meant to last. */
    record Deactivated(String subject, String registrationId) implements IdentityEvent {}

    record Reactivated(String subject, String registrationId) implements IdentityEvent {}

    /** The person is dead, as the civil registry told: nobody is authenticated as them, whatever else is decided. */
    record Died(String subject, String registrationId) implements IdentityEvent {}

    /**
     * The person lives: the death was told in error. What made the identity rest before makes it rest again.
     *
     * @param death the registration that told the death
     */
    record DeathRevoked(String subject, String registrationId, String death) implements IdentityEvent {}

    /**
     * This was a second identity of one person, by the decision of two officers. Its numbers are used no more; whatever
     * names them means the one that stands.
     */
    record Merged(String subject, String into, String proposalId) implements IdentityEvent {}

    /** A second identity of the person was merged into this one. */
    record Absorbed(String subject, String merged, String proposalId) implements IdentityEvent {}

    /** They are two people after all: this one lives again with the numbers it had. */
    record Unmerged(String subject, String from, String proposalId) implements IdentityEvent {}

    /** The one that was merged into this is another person. */
    record Separated(String subject, String merged, String proposalId) implements IdentityEvent {}

    /**
     * The person has a new key: what is sealed for them from here on is sealed under it. What was sealed before stays
     * as it is, under the generation that its seal names.
     *
     * @param generation 2 or more
     * @param proposalId by which two officers decided it
     */
    record KeyRenewed(String subject, int generation, String proposalId) implements IdentityEvent {}

    /**
     * The person is forgotten: from here on nothing sealed for them opens anywhere in the house.
     *
     * @param registrations every registration that became this person, whose keys die too
     * @param proposalId by which two officers decided it
     */
    record Erased(String subject, Set<String> registrations, String proposalId, UniquenessAfterErasure uniqueness)
            implements IdentityEvent {}
}
