package org.regesta.command.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.regesta.command.identity.HandleDesk.Handle;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Begins an identity from a request. What must be one of its kind is claimed first (registration, handles, UIN), the
 * identity is issued last: a try that broke off goes on where it was, under the same registration id.
 */
@Component
class IdentityCreating {

    private static final int SUBJECT_BYTES = 16;

    private final Registrations registrations;
    private final UinDesk uins;
    private final HandleDesk handles;
    private final PersonSeals seals;
    private final SecureRandom random = new SecureRandom();

    IdentityCreating(Registrations registrations, UinDesk uins, HandleDesk handles, PersonSeals seals) {
        this.registrations = registrations;
        this.uins = uins;
        this.handles = handles;
        this.seals = seals;
    }

    /** A person's id without meaning: 128 random bits in lower-case hex. */
    String newSubject() {
        byte[] drawn = new byte[SUBJECT_BYTES];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** Everything of a new identity, sealed, however it came. */
    record Content(
            String registrationId,
            String schemaVersion,
            Map<String, Sealed> attributes,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            Optional<EvidenceRef> templates,
            AgeGroup ageGroup,
            Sealed uin,
            String uinClaim,
            SortedSet<String> verified) {}

    /** @throws Refusal EXISTS or HANDLE_TAKEN; asked before anything is recorded */
    void create(IdObject object, Clock clock, Attribution by) {
        Steps steps = registrations.steps(by);
        if (!registrations.isRepeated(object.registrationId(), steps)) {
            uins.during(() -> create(object, clock, steps));
        }
    }

    private void create(IdObject object, Clock clock, Steps steps) {
        String claim = uins.claim(object.uin());
        Map<String, JsonNode> fields = new TreeMap<>();
        object.identity().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        AgeGroup ageGroup = Ages.of(fields, clock.instant());
        Map<String, Handle> chosen = handles.chosen(object.schema(), fields);
        Optional<String> begun = registrations.begun(object.registrationId());
        registrations.refuseUsedUin(object.uin(), begun);
        handles.refuseWhatIsTaken(chosen, begun);
        String subject = registrations.take(object.registrationId(), begun.orElseGet(this::newSubject), steps);
        String key = KeyRefs.subject(subject);
        Content content = new Content(
                object.registrationId(),
                object.schemaVersion(),
                seals.attributes(key, object.registrationId(), fields),
                seals.documents(key, object),
                seals.biometrics(key, object),
                Optional.empty(),
                ageGroup,
                seals.uin(key, object.uin()),
                claim,
                object.verified());
        issue(subject, content, chosen, steps.about(subject));
    }

    /** Binds and issues; everything was asked for before. */
    void issue(String subject, Content content, Map<String, Handle> chosen, Steps steps) {
        handles.issue(subject, chosen, steps, () -> issue(subject, content, steps));
        if (!content.verified().isEmpty()) {
            steps.send(
                    "verified",
                    new IdentityCommand.VerifyAttributes(subject, content.registrationId(), content.verified()));
        }
    }

    private void issue(String subject, Content content, Steps steps) {
        uins.bind(content.uinClaim(), content.registrationId(), subject, steps);
        steps.send(
                Registrations.ISSUE,
                new IdentityCommand.Issue(
                        subject,
                        content.registrationId(),
                        content.schemaVersion(),
                        content.attributes(),
                        content.documents(),
                        content.biometrics(),
                        content.templates(),
                        content.ageGroup(),
                        content.uin(),
                        content.uinClaim()));
    }
}
