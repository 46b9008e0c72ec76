package org.regesta.engine.eventlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.serialization.RevisionResolver;
import org.regesta.events.Book;
import org.regesta.events.abis.AbisEvent;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthenticationEvent;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.events.gate.GateEvent;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.key.KeyEvent;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.DeviceEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.masterdata.MasterListEvent;
import org.regesta.events.masterdata.TitleEvent;
import org.regesta.events.name.NameEvent;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.events.policy.PolicyGroupEvent;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.rid.RidSequenceEvent;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;

/**
 * The one table between event records and the names they are stored under. [frozen] A name is
 * {@code <feature>.<record-in-kebab-case>}, the feature is also the prefix of its stream ids; renaming a class changes
 * this table and no data. A new shape gets the next revision and an {@link Upcasters.Step} from the one before.
 */
public final class EventTypes implements RevisionResolver {

    /**
     * One line of the table.
     *
     * @param name as stored, such as {@code identity.issued}
     * @param revision of the shape the class has now, from {@code 1}
     */
    public record EventType(Class<?> payload, String name, String revision) {

        /** What stands before the dot: the prefix of the stream ids it may stand in. */
        public String feature() {
            return name.substring(0, name.indexOf('.'));
        }
    }

    private static final Set<String> ACCESS_FEATURES =
            Set.of("authguard", "authentication", "disclosure", "gate", "upload");

    private static final List<EventType> TABLE = List.of(
            first(RegistrationEvent.Synced.class, "registration.synced"),
            first(RegistrationEvent.Deposited.class, "registration.deposited"),
            first(RegistrationEvent.UploadRefused.class, "registration.upload-refused"),
            first(RegistrationEvent.PacketReceived.class, "registration.packet-received"),
            first(RegistrationEvent.StageAsked.class, "registration.stage-asked"),
            first(RegistrationEvent.Validated.class, "registration.validated"),
            first(RegistrationEvent.FoundInvalid.class, "registration.found-invalid"),
            first(RegistrationEvent.Classified.class, "registration.classified"),
            first(RegistrationEvent.QualityGraded.class, "registration.quality-graded"),
            first(RegistrationEvent.InformationAsked.class, "registration.information-asked"),
            first(RegistrationEvent.InformationAnnounced.class, "registration.information-announced"),
            first(RegistrationEvent.InformationReceived.class, "registration.information-received"),
            first(RegistrationEvent.Corrected.class, "registration.corrected"),
            first(RegistrationEvent.CorrectionRefused.class, "registration.correction-refused"),
            first(RegistrationEvent.Authenticated.class, "registration.authenticated"),
            first(RegistrationEvent.IntroducerFound.class, "registration.introducer-found"),
            first(RegistrationEvent.Identified.class, "registration.identified"),
            first(RegistrationEvent.EnrolledInGallery.class, "registration.enrolled-in-gallery"),
            first(RegistrationEvent.DemographicsCompared.class, "registration.demographics-compared"),
            first(RegistrationEvent.BiometricsCompared.class, "registration.biometrics-compared"),
            first(RegistrationEvent.AdjudicationAsked.class, "registration.adjudication-asked"),
            first(RegistrationEvent.Adjudicated.class, "registration.adjudicated"),
            first(RegistrationEvent.CaseClaimed.class, "registration.case-claimed"),
            first(RegistrationEvent.CaseReleased.class, "registration.case-released"),
            first(RegistrationEvent.DecisionOverdue.class, "registration.decision-overdue"),
            first(RegistrationEvent.Reopened.class, "registration.reopened"),
            first(RegistrationEvent.Voided.class, "registration.voided"),
            first(RegistrationEvent.Approved.class, "registration.approved"),
            first(RegistrationEvent.Rejected.class, "registration.rejected"),
            first(RegistrationEvent.SubjectLinked.class, "registration.subject-linked"),
            first(RegistrationEvent.Finished.class, "registration.finished"),
            first(RegistrationEvent.RetentionEnded.class, "registration.retention-ended"),
            first(RegistrationEvent.KeysDestroyed.class, "registration.keys-destroyed"),
            first(IdentityEvent.Issued.class, "identity.issued"),
            first(IdentityEvent.AttributesVerified.class, "identity.attributes-verified"),
            first(IdentityEvent.TemplatesExtracted.class, "identity.templates-extracted"),
            first(IdentityEvent.Enrolled.class, "identity.enrolled"),
            first(IdentityEvent.Updated.class, "identity.updated"),
            first(IdentityEvent.FoundWrong.class, "identity.found-wrong"),
            first(IdentityEvent.HandleTaken.class, "identity.handle-taken"),
            first(IdentityEvent.HandleGivenUp.class, "identity.handle-given-up"),
            first(IdentityEvent.FactorLocked.class, "identity.factor-locked"),
            first(IdentityEvent.FactorUnlocked.class, "identity.factor-unlocked"),
            first(IdentityEvent.Blocked.class, "identity.blocked"),
            first(IdentityEvent.Deactivated.class, "identity.deactivated"),
            first(IdentityEvent.Reactivated.class, "identity.reactivated"),
            first(IdentityEvent.Died.class, "identity.died"),
            first(IdentityEvent.DeathRevoked.class, "identity.death-revoked"),
            first(IdentityEvent.Merged.class, "identity.merged"),
            first(IdentityEvent.Absorbed.class, "identity.absorbed"),
            first(IdentityEvent.Unmerged.class, "identity.unmerged"),
            first(IdentityEvent.Separated.class, "identity.separated"),
            first(IdentityEvent.KeyRenewed.class, "identity.key-renewed"),
            first(IdentityEvent.Erased.class, "identity.erased"),
            first(HandleClaimEvent.Bound.class, "handleclaim.bound"),
            first(HandleClaimEvent.Released.class, "handleclaim.released"),
            first(IdentityDraftEvent.Started.class, "identitydraft.started"),
            first(IdentityDraftEvent.Changed.class, "identitydraft.changed"),
            first(IdentityDraftEvent.TemplatesExtracted.class, "identitydraft.templates-extracted"),
            first(IdentityDraftEvent.Published.class, "identitydraft.published"),
            first(IdentityDraftEvent.Discarded.class, "identitydraft.discarded"),
            first(RidSequenceEvent.Drawn.class, "ridsequence.drawn"),
            first(UinClaimEvent.Reserved.class, "uinclaim.reserved"),
            first(UinClaimEvent.Bound.class, "uinclaim.bound"),
            first(UinClaimEvent.Released.class, "uinclaim.released"),
            first(UinClaimEvent.Retired.class, "uinclaim.retired"),
            first(UinClaimEvent.MovedOn.class, "uinclaim.moved-on"),
            first(UinClaimEvent.Moved.class, "uinclaim.moved"),
            first(ClaimKeyEvent.Begun.class, "claimkey.begun"),
            first(ClaimKeyEvent.Finished.class, "claimkey.finished"),
            first(VidClaimEvent.Reserved.class, "vidclaim.reserved"),
            first(VidClaimEvent.Bound.class, "vidclaim.bound"),
            first(VirtualIdEvent.Issued.class, "virtualid.issued"),
            first(VirtualIdEvent.Drafted.class, "virtualid.drafted"),
            first(VirtualIdEvent.Deactivated.class, "virtualid.deactivated"),
            first(VirtualIdEvent.Reactivated.class, "virtualid.reactivated"),
            first(VirtualIdEvent.Ended.class, "virtualid.ended"),
            first(CredentialEvent.Requested.class, "credential.requested"),
            first(NotificationEvent.Sent.class, "notification.sent"),
            first(NotificationEvent.OfficersTold.class, "notification.officers-told"),
            first(ProposalEvent.Proposed.class, "proposal.proposed"),
            first(ProposalEvent.Approved.class, "proposal.approved"),
            first(ProposalEvent.Refused.class, "proposal.refused"),
            first(ProposalEvent.Expired.class, "proposal.expired"),
            first(ProposalEvent.Executed.class, "proposal.executed"),
            first(OfficerEvent.Appointed.class, "officer.appointed"),
            first(OfficerEvent.SignInLinkMade.class, "officer.sign-in-link-made"),
            first(OfficerEvent.SignInLinkUsed.class, "officer.sign-in-link-used"),
            first(OfficerEvent.TotpEnrolled.class, "officer.totp-enrolled"),
            first(OfficerEvent.SignedIn.class, "officer.signed-in"),
            first(OfficerEvent.SignInFailed.class, "officer.sign-in-failed"),
            first(OfficerEvent.RolesChanged.class, "officer.roles-changed"),
            first(OfficerEvent.Disabled.class, "officer.disabled"),
            first(OfficerEvent.Enabled.class, "officer.enabled"),
            first(OfficerEvent.PersonNamed.class, "officer.person-named"),
            first(ServiceClientEvent.Registered.class, "client.registered"),
            first(ServiceClientEvent.SecretMade.class, "client.secret-made"),
            first(ServiceClientEvent.RolesChanged.class, "client.roles-changed"),
            first(ServiceClientEvent.Disabled.class, "client.disabled"),
            first(ServiceClientEvent.Enabled.class, "client.enabled"),
            first(CentreEvent.Opened.class, "centre.opened"),
            first(CentreEvent.Decommissioned.class, "centre.decommissioned"),
            first(MachineEvent.Registered.class, "machine.registered"),
            first(MachineEvent.Changed.class, "machine.changed"),
            first(MachineEvent.Decommissioned.class, "machine.decommissioned"),
            first(DeviceEvent.Registered.class, "device.registered"),
            first(DeviceEvent.Moved.class, "device.moved"),
            first(DeviceEvent.Decommissioned.class, "device.decommissioned"),
            first(IdentitySchemaEvent.Drafted.class, "idschema.drafted"),
            first(IdentitySchemaEvent.Published.class, "idschema.published"),
            first(NameEvent.Taken.class, "name.taken"),
            first(TitleEvent.Named.class, "title.named"),
            first(MasterListEvent.ValueNamed.class, "masterlist.value-named"),
            first(MasterListEvent.ValueWithdrawn.class, "masterlist.value-withdrawn"),
            first(AbisEvent.Inserted.class, "abis.inserted"),
            first(AbisEvent.Deleted.class, "abis.deleted"),
            first(HotlistEvent.Blocked.class, "hotlist.blocked"),
            first(HotlistEvent.Unblocked.class, "hotlist.unblocked"),
            first(PartnerEvent.Registered.class, "partner.registered"),
            first(PartnerEvent.CertificateUploaded.class, "partner.certificate-uploaded"),
            first(PartnerEvent.Suspended.class, "partner.suspended"),
            first(PartnerEvent.Resumed.class, "partner.resumed"),
            first(TrustAnchorEvent.Uploaded.class, "trustanchor.uploaded"),
            first(ApiKeyEvent.Requested.class, "apikey.requested"),
            first(ApiKeyEvent.Approved.class, "apikey.approved"),
            first(ApiKeyEvent.Refused.class, "apikey.refused"),
            first(ApiKeyEvent.Generated.class, "apikey.generated"),
            first(ApiKeyEvent.KeySuspended.class, "apikey.key-suspended"),
            first(ApiKeyEvent.KeyResumed.class, "apikey.key-resumed"),
            first(MispLicenceEvent.Granted.class, "misp.granted"),
            first(MispLicenceEvent.Suspended.class, "misp.suspended"),
            first(MispLicenceEvent.Resumed.class, "misp.resumed"),
            first(OidcClientEvent.Registered.class, "oidcclient.registered"),
            first(OidcClientEvent.Changed.class, "oidcclient.changed"),
            first(PolicyGroupEvent.Created.class, "policygroup.created"),
            first(PolicyEvent.Drafted.class, "policy.drafted"),
            first(PolicyEvent.Redrafted.class, "policy.redrafted"),
            first(PolicyEvent.Published.class, "policy.published"),
            first(PolicyEvent.Suspended.class, "policy.suspended"),
            first(PolicyEvent.Resumed.class, "policy.resumed"),
            first(KeyEvent.Generated.class, "key.generated"),
            first(KeyEvent.Rotated.class, "key.rotated"),
            first(KeyEvent.Expired.class, "key.expired"),
            first(KeyEvent.Revoked.class, "key.revoked"),
            first(KeyEvent.Certified.class, "key.certified"),
            first(KeyEvent.OtherUploaded.class, "key.other-uploaded"),
            first(AuthGuardEvent.OtpAsked.class, "authguard.otp-asked"),
            first(AuthGuardEvent.OtpMatched.class, "authguard.otp-matched"),
            first(AuthGuardEvent.OtpMissed.class, "authguard.otp-missed"),
            first(AuthGuardEvent.OtpFrozen.class, "authguard.otp-frozen"),
            first(AuthGuardEvent.KycTokenIssued.class, "authguard.kyc-token-issued"),
            first(AuthGuardEvent.KycTokenSpent.class, "authguard.kyc-token-spent"),
            first(AuthGuardEvent.VidUsed.class, "authguard.vid-used"),
            first(AuthGuardEvent.KeyTokenUsed.class, "authguard.key-token-used"),
            first(AuthGuardEvent.KeyBound.class, "authguard.key-bound"),
            first(AuthGuardEvent.SamplesMatched.class, "authguard.samples-matched"),
            first(AuthGuardEvent.SamplesMissed.class, "authguard.samples-missed"),
            first(AuthGuardEvent.GuessesCounted.class, "authguard.guesses-counted"),
            first(AuthenticationEvent.Answered.class, "authentication.answered"),
            first(DisclosureEvent.Disclosed.class, "disclosure.disclosed"),
            first(DisclosureEvent.HandedOver.class, "disclosure.handed-over"),
            first(GateEvent.TokensRefused.class, "gate.tokens-refused"),
            first(UploadEvent.TurnedAway.class, "upload.turned-away"));

    private final Map<Class<?>, EventType> byClass = new HashMap<>();
    private final Map<String, EventType> byName = new TreeMap<>();

    private EventTypes(List<EventType> table) {
        for (EventType type : table) {
            if (byClass.put(type.payload(), type) != null || byName.put(type.name(), type) != null) {
                throw new IllegalArgumentException(type.name() + " stands twice in the table of event types");
            }
        }
    }

    /** The table of this release. */
    public static EventTypes ofThisRelease() {
        return new EventTypes(TABLE);
    }

    /** Another table: how tests keep a revision or a type that no release has. */
    static EventTypes of(List<EventType> table) {
        return new EventTypes(table);
    }

    /** What an event record is stored as, if it is one. */
    public Optional<EventType> of(Class<?> payload) {
        return Optional.ofNullable(byClass.get(payload));
    }

    /** What stands under a stored name, whatever the revision. */
    public Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<EventType> all() {
        return List.copyOf(byName.values());
    }

    /** The book that streams of a feature stand in. [frozen] */
    public static Book bookOf(String feature) {
        return ACCESS_FEATURES.contains(feature) ? Book.ACCESS : Book.REGISTRY;
    }

    @Override
    public String revisionOf(Class<?> payloadType) {
        return of(payloadType)
                .orElseThrow(() -> new IllegalArgumentException(payloadType.getName() + " is no event of the ledger"))
                .revision();
    }

    private static EventType first(Class<?> payload, String name) {
        return new EventType(payload, name, "1");
    }
}
