package org.regesta.query.lines;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AuthenticationEvent;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.events.gate.GateEvent;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.ports.Recorded;

/**
 * Whom an event is about: subject ids, and {@code registration:<rid>} for what befell a registration, whose person is
 * known by its link only.
 */
final class About {

    private About() {}

    static Set<String> of(Recorded event) {
        Set<String> about = new TreeSet<>();
        switch (event.payload()) {
            case RegistrationEvent e -> about.add("registration:" + e.registrationId());
            case NotificationEvent e -> about.add("registration:" + e.registrationId());
            case CredentialEvent.Requested e -> about.add("registration:" + e.registrationId());
            case DisclosureEvent.Disclosed e -> about.addAll(e.subjects());
            case DisclosureEvent.HandedOver e -> about.addAll(e.subjects());
            case UinClaimEvent.Reserved e -> about.add("registration:" + e.holder());
            case UinClaimEvent.Bound e -> about.add(e.subject());
            case VidClaimEvent.Bound e -> about.add(e.subject());
            case IdentityEvent.Merged e -> about.addAll(Set.of(e.subject(), e.into()));
            case IdentityEvent.Unmerged e -> about.addAll(Set.of(e.subject(), e.from()));
            case IdentityEvent e -> about.add(e.subject());
            case IdentityDraftEvent e -> about.add("registration:" + e.registrationId());
            case HandleClaimEvent.Bound e -> about.add(e.subject());
            case HandleClaimEvent.Released e -> about.add(e.subject());
            case AuthenticationEvent.Answered e -> e.subject().ifPresent(about::add);
            case UploadEvent.TurnedAway e -> {
                for (UploadEvent.Refused refused : e.refused()) {
                    refused.registrationId().ifPresent(rid -> about.add("registration:" + rid));
                }
            }
            default -> event.envelope().subject().ifPresent(about::add);
        }
        return about;
    }

    /** Who acted, the officer whose own office it is about, and whose tokens were refused. */
    static Set<String> officers(Recorded event) {
        Set<String> officers = new TreeSet<>();
        event.envelope().meta(Meta.ACTOR).ifPresent(officers::add);
        if (event.stream().startsWith("officer:")) {
            officers.add(event.stream().substring("officer:".length()));
        }
        if (event.payload() instanceof GateEvent.TokensRefused refused) {
            officers.addAll(refused.holders());
        }
        return officers;
    }

    static Optional<String> correlation(Recorded event) {
        return event.envelope().meta(Meta.CORRELATION);
    }
}
