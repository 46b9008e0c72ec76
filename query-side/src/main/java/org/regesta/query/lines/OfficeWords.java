package org.regesta.query.lines;

import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.regesta.events.abis.AbisEvent;
import org.regesta.events.gate.GateEvent;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.DeviceEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.masterdata.MasterListEvent;
import org.regesta.events.masterdata.TitleEvent;
import org.regesta.events.name.NameEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.events.policy.PolicyGroupEvent;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.upload.UploadKind;

/** What happened in the office, in words: officers, master data, partners and policies. */
final class OfficeWords {

    private OfficeWords() {}

    static String of(Object event) {
        return switch (event) {
            case OfficerEvent e -> officer(e);
            case ServiceClientEvent e -> client(e);
            case CentreEvent e -> centre(e);
            case MachineEvent e -> machine(e);
            case DeviceEvent e -> device(e);
            case IdentitySchemaEvent e -> schema(e);
            case PartnerEvent e -> partner(e);
            case ApiKeyEvent e -> apiKey(e);
            case MispLicenceEvent e -> licence(e);
            case OidcClientEvent e -> oidcClient(e);
            case TrustAnchorEvent e -> anchor(e);
            case PolicyEvent e -> policy(e);
            case PolicyGroupEvent e -> policyGroup(e);
            case NameEvent e -> name(e);
            case TitleEvent e -> title(e);
            case MasterListEvent e -> list(e);
            case HotlistEvent e -> hotlist(e);
            case AbisEvent e -> abis(e);
            case GateEvent e -> gate(e);
            case UploadEvent e -> upload(e);
            default -> throw new IllegalArgumentException("no words for an event of class " + event.getClass());
        };
    }

    private static String officer(OfficerEvent event) {
        return switch (event) {
            case OfficerEvent.Appointed e -> "Officer " + e.officerId() + " was appointed: " + roles(e.roles()) + ".";
            case OfficerEvent.SignInLinkMade e -> "A one-time sign-in link was made for " + e.officerId() + ".";
            case OfficerEvent.SignInLinkUsed e -> "Officer " + e.officerId() + " signed in by a one-time link.";
            case OfficerEvent.TotpEnrolled e -> "Officer " + e.officerId() + " enrolled an authenticator app.";
            case OfficerEvent.SignedIn e -> "Officer " + e.officerId() + " signed in.";
            case OfficerEvent.SignInFailed e -> "A wrong code was given for officer " + e.officerId() + ".";
            case OfficerEvent.RolesChanged e -> "Officer " + e.officerId() + " acts as " + roles(e.roles()) + " now.";
            case OfficerEvent.Disabled e -> "Officer " + e.officerId() + " was disabled.";
            case OfficerEvent.Enabled e -> "Officer " + e.officerId() + " was enabled again.";
            case OfficerEvent.PersonNamed e -> "It was said who the person in the office " + e.officerId() + " is.";
        };
    }

    private static String gate(GateEvent event) {
        return switch (event) {
            case GateEvent.TokensRefused e ->
                "Tokens were shown that do not hold: "
                        + e.refused().stream()
                                .map(one -> one.count() + " " + Words.word(one.fault()))
                                .collect(Collectors.joining(", "))
                        + ".";
        };
    }

    private static String upload(UploadEvent event) {
        return switch (event) {
            case UploadEvent.TurnedAway e ->
                (e.kind() == UploadKind.SYNC ? "Announcements of packets" : "Packets")
                        + " were turned away at the door: "
                        + e.refused().stream()
                                .collect(Collectors.groupingBy(
                                        UploadEvent.Refused::code,
                                        TreeMap::new,
                                        Collectors.summingLong(UploadEvent.Refused::count)))
                                .entrySet()
                                .stream()
                                .map(one -> one.getValue() + " " + one.getKey())
                                .collect(Collectors.joining(", "))
                        + ".";
        };
    }

    private static String abis(AbisEvent event) {
        return switch (event) {
            case AbisEvent.Inserted e -> "A record of " + e.client() + " was put into the matcher.";
            case AbisEvent.Deleted e -> "A record of " + e.client() + " was taken out of the matcher.";
        };
    }

    private static String client(ServiceClientEvent event) {
        return switch (event) {
            case ServiceClientEvent.Registered e ->
                "Service client " + e.clientId() + " was registered: " + roles(e.roles()) + ".";
            case ServiceClientEvent.SecretMade e -> "A secret was made for service client " + e.clientId() + ".";
            case ServiceClientEvent.RolesChanged e ->
                "Service client " + e.clientId() + " acts as " + roles(e.roles()) + " now.";
            case ServiceClientEvent.Disabled e -> "Service client " + e.clientId() + " was disabled.";
            case ServiceClientEvent.Enabled e -> "Service client " + e.clientId() + " was enabled again.";
        };
    }

    private static String centre(CentreEvent event) {
        return switch (event) {
            case CentreEvent.Opened e -> "Centre " + e.centreId() + " was opened.";
            case CentreEvent.Decommissioned e -> "Centre " + e.centreId() + " was decommissioned.";
        };
    }

    private static String device(DeviceEvent event) {
        return switch (event) {
            case DeviceEvent.Registered e ->
                "Capture device " + e.deviceId() + " was registered at centre " + e.centreId() + ".";
            case DeviceEvent.Moved e -> "Capture device " + e.deviceId() + " was moved to centre " + e.centreId() + ".";
            case DeviceEvent.Decommissioned e -> "Capture device " + e.deviceId() + " was decommissioned.";
        };
    }

    private static String title(TitleEvent event) {
        return switch (event) {
            case TitleEvent.Named e -> "The title " + e.name() + " was named in " + e.language() + ".";
        };
    }

    private static String list(MasterListEvent event) {
        return switch (event) {
            case MasterListEvent.ValueNamed e ->
                "The value " + e.code() + " of " + e.listId() + " was named " + e.name() + " in " + e.language() + ".";
            case MasterListEvent.ValueWithdrawn e -> "The value " + e.code() + " of " + e.listId() + " was withdrawn.";
        };
    }

    /** What it was is not told: the ids of persons are among them. */
    private static String hotlist(HotlistEvent event) {
        return switch (event) {
            case HotlistEvent.Blocked e -> "Something of kind " + e.kind() + " was put on the hotlist.";
            case HotlistEvent.Unblocked e -> "Something of kind " + e.kind() + " was taken off the hotlist.";
        };
    }

    private static String machine(MachineEvent event) {
        return switch (event) {
            case MachineEvent.Registered e ->
                "Machine " + e.machineId() + " was registered at centre " + e.centreId() + ".";
            case MachineEvent.Changed e ->
                "Machine " + e.machineId() + " was changed; it stands at "
                        + (e.centreId().isEmpty() ? "no centre." : "centre " + e.centreId() + ".");
            case MachineEvent.Decommissioned e -> "Machine " + e.machineId() + " was decommissioned.";
        };
    }

    private static String schema(IdentitySchemaEvent event) {
        return switch (event) {
            case IdentitySchemaEvent.Drafted e -> "An identity schema was drafted.";
            case IdentitySchemaEvent.Published e -> "Identity schema " + e.version() + " was published.";
        };
    }

    private static String partner(PartnerEvent event) {
        return switch (event) {
            case PartnerEvent.Registered e -> "Partner " + e.partnerId() + " was registered.";
            case PartnerEvent.CertificateUploaded e -> "Partner " + e.partnerId() + " gave its certificate.";
            case PartnerEvent.Suspended e -> "Partner " + e.partnerId() + " was suspended.";
            case PartnerEvent.Resumed e -> "Partner " + e.partnerId() + " may ask again.";
        };
    }

    private static String apiKey(ApiKeyEvent event) {
        return switch (event) {
            case ApiKeyEvent.Requested e ->
                "Partner " + e.partnerId() + " asked to act under policy " + e.policyId() + ".";
            case ApiKeyEvent.Approved e -> "A partner's request to act under a policy was approved.";
            case ApiKeyEvent.Refused e -> "A partner's request to act under a policy was refused.";
            case ApiKeyEvent.Generated e -> "An API key was generated.";
            case ApiKeyEvent.KeySuspended e -> "An API key was suspended.";
            case ApiKeyEvent.KeyResumed e -> "An API key counts again.";
        };
    }

    private static String licence(MispLicenceEvent event) {
        return switch (event) {
            case MispLicenceEvent.Granted e -> "A licence was granted to MISP " + e.partnerId() + ".";
            case MispLicenceEvent.Suspended e -> "The licence of MISP " + e.partnerId() + " was suspended.";
            case MispLicenceEvent.Resumed e -> "The licence of MISP " + e.partnerId() + " counts again.";
        };
    }

    private static String oidcClient(OidcClientEvent event) {
        return switch (event) {
            case OidcClientEvent.Registered e ->
                "Partner " + e.partnerId() + " registered an OpenID Connect client under policy " + e.policyId() + ".";
            case OidcClientEvent.Changed e ->
                "An OpenID Connect client was changed; it is " + (e.active() ? "active." : "not active.");
        };
    }

    private static String anchor(TrustAnchorEvent event) {
        return switch (event) {
            case TrustAnchorEvent.Uploaded e -> "A trusted certificate was added for domain " + e.domain() + ".";
        };
    }

    private static String policy(PolicyEvent event) {
        return switch (event) {
            case PolicyEvent.Drafted e -> "Policy " + e.policyId() + " was drafted.";
            case PolicyEvent.Redrafted e -> "The draft of policy " + e.policyId() + " was written anew.";
            case PolicyEvent.Published e -> "Policy " + e.policyId() + " was published.";
            case PolicyEvent.Suspended e -> "Policy " + e.policyId() + " was suspended.";
            case PolicyEvent.Resumed e -> "Policy " + e.policyId() + " is in force again.";
        };
    }

    private static String policyGroup(PolicyGroupEvent event) {
        return switch (event) {
            case PolicyGroupEvent.Created e -> "Policy group " + e.groupId() + " was created.";
        };
    }

    private static String name(NameEvent event) {
        return switch (event) {
            case NameEvent.Taken e -> "The name " + e.name() + " was given to the " + e.kind() + " " + e.holder() + ".";
        };
    }

    private static String roles(Set<Role> roles) {
        return roles.stream().sorted().map(Words::word).collect(Collectors.joining(", "));
    }
}
