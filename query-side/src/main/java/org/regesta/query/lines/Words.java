package org.regesta.query.lines;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regesta.events.authentication.AnswerKind;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthenticationEvent;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.key.KeyEvent;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.rid.RidSequenceEvent;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;

/**
 * What happened, in words: a sentence for every event there is. It names partners and purposes, never a person, and
 * never another registration than the one it is about.
 */
final class Words {

    private Words() {}

    static String of(Object event) {
        return switch (event) {
            case RegistrationEvent e -> registration(e);
            case IdentityEvent e -> identity(e);
            case HandleClaimEvent e -> handle(e);
            case IdentityDraftEvent e -> draft(e);
            case RidSequenceEvent e -> rid(e);
            case UinClaimEvent e -> uin(e);
            case ClaimKeyEvent e -> claimKey(e);
            case VirtualIdEvent e -> virtualId(e);
            case VidClaimEvent e -> vidClaim(e);
            case AuthenticationEvent e -> authentication(e);
            case AuthGuardEvent e -> guard(e);
            case DisclosureEvent e -> disclosure(e);
            case KeyEvent e -> key(e);
            case ProposalEvent e -> ProposalWords.of(e);
            case CredentialEvent e -> credential(e);
            case NotificationEvent e -> notification(e);
            default -> OfficeWords.of(event);
        };
    }

    private static String registration(RegistrationEvent event) {
        return switch (event) {
            case RegistrationEvent.Synced e -> "The field announced a registration packet.";
            case RegistrationEvent.Deposited _ ->
                "What the registration is about was put down by a service, without a packet of the field.";
            case RegistrationEvent.UploadRefused e ->
                "An upload of the packet was turned away: " + FaultWords.of(e.fault()) + ".";
            case RegistrationEvent.PacketReceived e -> "The packet was received and sealed.";
            case RegistrationEvent.StageAsked e -> "The registration entered the stage " + word(e.stage()) + ".";
            case RegistrationEvent.Validated e -> "The packet was found whole and valid.";
            case RegistrationEvent.FoundInvalid e ->
                "The packet was found invalid: "
                        + e.faults().stream().map(FaultWords::of).collect(Collectors.joining("; ")) + ".";
            case RegistrationEvent.Classified e ->
                "The registration was classified: " + word(e.ageGroup()) + (e.guardian() ? ", with a guardian." : ".");
            case RegistrationEvent.QualityGraded _,
                    RegistrationEvent.InformationAsked _,
                    RegistrationEvent.InformationAnnounced _,
                    RegistrationEvent.InformationReceived _,
                    RegistrationEvent.Corrected _,
                    RegistrationEvent.CorrectionRefused _ -> InformationWords.of(event);
            case RegistrationEvent.Authenticated e ->
                e.scores().isEmpty()
                        ? "There was no finger to prove by who brought the packet."
                        : "Whoever brought the packet proved by a finger who they are.";
            case RegistrationEvent.IntroducerFound e -> "Whoever answers for the child was found.";
            case RegistrationEvent.Identified e ->
                e.subject().isPresent()
                        ? "By their fingers it was found who the person is."
                        : "Who the person is was sought: "
                                + matches(e.candidates().size());
            case RegistrationEvent.EnrolledInGallery e -> "The registration was enrolled for comparison.";
            case RegistrationEvent.DemographicsCompared e ->
                "Names, birth date and gender were compared with everyone registered before: "
                        + matches(e.candidates().size());
            case RegistrationEvent.BiometricsCompared e ->
                "Fingers were compared with everyone registered before: "
                        + matches(e.candidates().size());
            case RegistrationEvent.AdjudicationAsked e ->
                "A human decision was asked for: " + FaultWords.of(e.reason()) + ".";
            case RegistrationEvent.Adjudicated e ->
                switch (e.decision()) {
                    case DIFFERENT_PEOPLE -> "An adjudicator decided that the records are of different people.";
                    case DUPLICATE -> "An adjudicator decided that this is the person of an earlier registration.";
                };
            case RegistrationEvent.CaseEvent e -> CaseWords.of(e);
            case RegistrationEvent.Reopened e -> CaseWords.of(e);
            case RegistrationEvent.Voided _ -> CaseWords.voided();
            case RegistrationEvent.Approved e -> "The registration was approved.";
            case RegistrationEvent.Rejected e -> rejected(e.ground());
            case RegistrationEvent.SubjectLinked e -> "The registration became this person's.";
            case RegistrationEvent.Finished e -> "The registration was finished: what it asked for is done.";
            case RegistrationEvent.RetentionEnded e -> keptNoLonger(e);
            case RegistrationEvent.KeysDestroyed e -> "The registration's keys were destroyed.";
        };
    }

    private static String keptNoLonger(RegistrationEvent.RetentionEnded event) {
        return switch (event.ground()) {
            case REJECTED -> "The rejected registration is kept no longer.";
            case NEVER_CAME -> "The registration is kept no longer: its packet never came.";
            case UNFINISHED -> "The registration is kept no longer: it was never finished.";
        };
    }

    private static String rejected(RejectionGround ground) {
        return switch (ground) {
            case INVALID_PACKET -> "The registration was rejected: its packet is invalid.";
            case DUPLICATE -> "The registration was rejected: the person is registered already.";
            case STOPPED -> "The registration was ended by an officer.";
            case NOT_THE_PERSON -> "The registration was rejected: it is not the person of whom it speaks.";
            case INFORMATION_MISSING -> "The registration was rejected: what it was asked for was never good.";
            case NOBODY_FOUND -> "The registration was rejected: nobody was found who is like the person.";
        };
    }

    private static String notification(NotificationEvent event) {
        return switch (event) {
            case NotificationEvent.Sent e ->
                e.channels().isEmpty()
                        ? "The person left no address to be told at: " + word(e.milestone()) + "."
                        : "The person was told (" + word(e.milestone()) + ") by "
                                + e.channels().stream()
                                        .sorted()
                                        .map(Words::word)
                                        .collect(Collectors.joining(" and "))
                                + ", in " + e.language() + ".";
            case NotificationEvent.OfficersTold e ->
                (e.officers().isEmpty() ? "No supervisor left an address to be told at: " : "Supervisors were told: ")
                        + word(e.milestone()) + ".";
        };
    }

    private static String credential(CredentialEvent event) {
        return switch (event) {
            case CredentialEvent.Requested e ->
                "A " + word(e.kind()) + " was asked for: "
                        + switch (e.ground()) {
                            case ISSUED -> "the person became known.";
                            case CHANGED -> "what stands on it changed.";
                            case LOST -> "the number was lost.";
                            case REPRINT -> "the person wants it again.";
                        };
        };
    }

    private static String identity(IdentityEvent event) {
        return switch (event) {
            case IdentityEvent.Issued e -> "The identity was issued, with a UIN.";
            case IdentityEvent.AttributesVerified e ->
                "Attributes were held against their proof: " + listed(e.attributes()) + ".";
            case IdentityEvent.TemplatesExtracted e -> "Templates were extracted from the biometrics.";
            case IdentityEvent.Enrolled e ->
                "Whoever registers later is compared with this person, as "
                        + (e.fingers().isEmpty() ? "their data was" : "their data and fingers were")
                        + " entered for that.";
            case IdentityEvent.Updated e -> "The identity was updated: " + changes(e) + ".";
            case IdentityEvent.FoundWrong e ->
                "By the decision of two officers, what was changed at " + e.since() + " was wrong since then ("
                        + listed(e.fields()) + "): it is again as it was before.";
            case IdentityEvent.HandleTaken e -> "The person is known by a handle (" + e.field() + ").";
            case IdentityEvent.HandleGivenUp e -> "The person is no longer known by a handle (" + e.field() + ").";
            case IdentityEvent.FactorLocked e -> "Authentication was locked: " + word(e.factor()) + ".";
            case IdentityEvent.FactorUnlocked e ->
                "Authentication was unlocked: " + word(e.factor())
                        + e.until().map(until -> ", until " + until + ".").orElse(".");
            case IdentityEvent.Blocked e -> "The identity was blocked.";
            case IdentityEvent.Deactivated e -> "The identity was deactivated.";
            case IdentityEvent.Reactivated e -> "The identity was activated again.";
            case IdentityEvent.Died e -> "The civil registry told that the person died: the identity rests.";
            case IdentityEvent.DeathRevoked e ->
                "The death was told in error and is taken back: the person lives, and so does the identity.";
            case IdentityEvent.Merged e ->
                "Two officers found this to be a second identity of one person: the other stands, and this one's"
                        + " numbers are used no more.";
            case IdentityEvent.Absorbed e -> "A second identity of the person was merged into this one.";
            case IdentityEvent.Unmerged e ->
                "Two officers found that these are two people: this identity lives again with the numbers it had.";
            case IdentityEvent.Separated e -> "The identity that was merged into this one is another person's.";
            case IdentityEvent.KeyRenewed e -> "The person got a new key (generation " + e.generation() + ").";
            case IdentityEvent.Erased e -> "The person was forgotten: every key of theirs is destroyed.";
        };
    }

    private static String changes(IdentityEvent.Updated event) {
        Set<String> fields = new TreeSet<>(event.attributes().keySet());
        fields.addAll(event.removed());
        event.documents().forEach(document -> fields.add(document.field()));
        event.biometrics().ifPresent(cbeff -> fields.add("biometrics"));
        return listed(fields);
    }

    private static String listed(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String draft(IdentityDraftEvent event) {
        return switch (event) {
            case IdentityDraftEvent.Started e ->
                e.change() ? "A draft of a change was begun." : "A draft of the identity was begun, with a UIN.";
            case IdentityDraftEvent.Changed e -> "The draft was changed.";
            case IdentityDraftEvent.TemplatesExtracted e -> "Templates were extracted from the draft's biometrics.";
            case IdentityDraftEvent.Published e -> "The draft was published.";
            case IdentityDraftEvent.Discarded e -> "The draft was discarded.";
        };
    }

    private static String handle(HandleClaimEvent event) {
        return switch (event) {
            case HandleClaimEvent.Bound e -> "A handle was bound to the identity.";
            case HandleClaimEvent.Released e -> "A handle was given up.";
        };
    }

    private static String rid(RidSequenceEvent event) {
        return switch (event) {
            case RidSequenceEvent.Drawn e -> "A registration number was drawn.";
        };
    }

    private static String claimKey(ClaimKeyEvent event) {
        return switch (event) {
            case ClaimKeyEvent.Begun e -> "The key that names claims on numbers was changed.";
            case ClaimKeyEvent.Finished e -> "Every claim on a number has moved to its new name.";
        };
    }

    private static String uin(UinClaimEvent event) {
        return switch (event) {
            case UinClaimEvent.Reserved e -> "A UIN was reserved.";
            case UinClaimEvent.Retired e -> "The UIN was retired: nobody gets it any more.";
            case UinClaimEvent.Bound e -> "The UIN was bound to the identity for ever.";
            case UinClaimEvent.Released e -> "A UIN was given back unused.";
            case UinClaimEvent.MovedOn e -> "The claim on the UIN left its old name, as the key was changed.";
            case UinClaimEvent.Moved e -> "The claim on the UIN came to its new name.";
        };
    }

    private static String virtualId(VirtualIdEvent event) {
        return switch (event) {
            case VirtualIdEvent.Issued e -> "A virtual id was issued (" + e.policy() + ").";
            case VirtualIdEvent.Drafted e -> "A virtual id was made for a draft (" + e.policy() + ").";
            case VirtualIdEvent.Deactivated e -> "A virtual id was deactivated.";
            case VirtualIdEvent.Reactivated e -> "A virtual id was activated again.";
            case VirtualIdEvent.Ended e -> "A virtual id came to its end: " + word(e.end()) + ".";
        };
    }

    private static String vidClaim(VidClaimEvent event) {
        return switch (event) {
            case VidClaimEvent.Reserved e -> "A virtual id's number was reserved.";
            case VidClaimEvent.Bound e -> "The virtual id's number was bound to the identity.";
        };
    }

    private static String authentication(AuthenticationEvent event) {
        return switch (event) {
            case AuthenticationEvent.Answered e
            when e.kind() == AnswerKind.OTP_REQUEST ->
                "Partner " + e.partnerId() + " asked to send a one-time password: "
                        + (e.yes() ? "it was sent." : "it was not sent.");
            case AuthenticationEvent.Answered e ->
                "Partner " + e.partnerId() + " asked to authenticate by "
                        + e.factors().stream().sorted().map(Words::word).collect(Collectors.joining(" and "))
                        + ": the answer was " + (e.yes() ? "yes." : "no.");
        };
    }

    private static String guard(AuthGuardEvent event) {
        return switch (event) {
            case AuthGuardEvent.OtpAsked e -> "A one-time password was made for partner " + e.partnerId() + ".";
            case AuthGuardEvent.OtpMatched e -> "The right one-time password was given, and is spent.";
            case AuthGuardEvent.OtpMissed e -> "A wrong one-time password was given.";
            case AuthGuardEvent.OtpFrozen e -> "One-time passwords were frozen after too many wrong ones.";
            case AuthGuardEvent.KycTokenIssued e -> "A token for attributes was given to " + e.partnerId() + ".";
            case AuthGuardEvent.KycTokenSpent e -> "A token for attributes was used.";
            case AuthGuardEvent.KeyTokenUsed e -> "A token signed by a bound key was used.";
            case AuthGuardEvent.SamplesMatched e -> "Biometrics were compared and matched.";
            case AuthGuardEvent.SamplesMissed e
            when e.again().isEmpty() ->
                "Biometrics were compared and did not match; no more are compared until a right one-time password.";
            case AuthGuardEvent.SamplesMissed e -> "Biometrics were compared and did not match.";
            case AuthGuardEvent.GuessesCounted e ->
                "Partner " + e.partnerId() + " said something wrong of the person; up to " + e.guesses()
                        + " wrong answers were counted.";
            case AuthGuardEvent.VidUsed e -> "A virtual id was used; " + e.left() + " more uses are left.";
            case AuthGuardEvent.KeyBound e -> "A key of the person's was bound through " + e.partnerId() + ".";
        };
    }

    private static String disclosure(DisclosureEvent event) {
        return switch (event) {
            case DisclosureEvent.Disclosed e
            when e.subjects().isEmpty() ->
                "Nobody was shown to " + e.recipient() + ", who asked (" + word(e.purpose()) + ").";
            case DisclosureEvent.Disclosed e ->
                "Personal data was shown to " + e.recipient() + " (" + word(e.purpose()) + "): "
                        + e.attributes().stream().sorted().collect(Collectors.joining(", ")) + ".";
            case DisclosureEvent.HandedOver e ->
                "Personal data was handed over as evidence (" + word(e.ground()) + "), encrypted to "
                        + e.recipient().substring(0, Math.min(28, e.recipient().length())) + ": "
                        + listed(new TreeSet<>(e.attributes())) + ".";
        };
    }

    private static String key(KeyEvent event) {
        return switch (event) {
            case KeyEvent.Generated e -> "The key " + e.applicationId() + "/" + e.referenceId() + " was generated.";
            case KeyEvent.Rotated e -> "The key " + e.applicationId() + "/" + e.referenceId() + " was replaced.";
            case KeyEvent.Expired e -> "The key " + e.applicationId() + "/" + e.referenceId() + " had expired.";
            case KeyEvent.Revoked e -> "The key " + e.applicationId() + "/" + e.referenceId() + " was revoked.";
            case KeyEvent.Certified e ->
                "The key " + e.applicationId() + "/" + e.referenceId() + " was certified by an authority outside.";
            case KeyEvent.OtherUploaded e ->
                "Someone else's certificate was kept as " + e.applicationId() + "/" + e.referenceId() + ".";
        };
    }

    private static String matches(int candidates) {
        return candidates == 0 ? "no match." : candidates == 1 ? "one match." : candidates + " matches.";
    }

    static String word(Object code) {
        return code.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
