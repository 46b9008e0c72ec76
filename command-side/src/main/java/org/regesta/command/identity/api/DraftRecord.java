package org.regesta.command.identity.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.registration.DocumentRef;

/**
 * What the registry says of an open draft, sealed as it stands there.
 *
 * @param change whether it changes an identity that lives
 * @param schemaVersion none while it holds nothing but a UIN
 * @param attributes of a change, only what changes
 */
public record DraftRecord(
        String registrationId,
        String subject,
        boolean change,
        Sealed uin,
        String uinClaim,
        Optional<String> schemaVersion,
        Map<String, Sealed> attributes,
        SortedSet<String> removed,
        Map<String, DocumentRef> documents,
        Optional<EvidenceRef> biometrics,
        Optional<EvidenceRef> templates,
        SortedSet<String> verified) {

    /** The key all of it is sealed under. */
    public String keyRef() {
        return uin.keyRef();
    }

    /** The draft after one more event; null when there is none. */
    static @Nullable DraftRecord after(@Nullable DraftRecord before, IdentityDraftEvent event) {
        return switch (event) {
            case IdentityDraftEvent.Started e ->
                new DraftRecord(
                        e.registrationId(),
                        e.subject(),
                        e.change(),
                        e.uin(),
                        e.uinClaim(),
                        Optional.empty(),
                        Map.of(),
                        new TreeSet<>(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeSet<>());
            case IdentityDraftEvent.Changed e -> before == null ? null : before.changed(e);
            case IdentityDraftEvent.TemplatesExtracted e -> before == null ? null : before.with(e.templates());
            case IdentityDraftEvent.Published e -> null;
            case IdentityDraftEvent.Discarded e -> null;
        };
    }

    private DraftRecord with(EvidenceRef extracted) {
        return new DraftRecord(
                registrationId,
                subject,
                change,
                uin,
                uinClaim,
                schemaVersion,
                attributes,
                removed,
                documents,
                biometrics,
                Optional.of(extracted),
                verified);
    }

    private DraftRecord changed(IdentityDraftEvent.Changed e) {
        Map<String, Sealed> fields = new TreeMap<>(attributes);
        fields.putAll(e.attributes());
        fields.keySet().removeAll(e.removed());
        SortedSet<String> gone = new TreeSet<>(removed);
        gone.addAll(e.removed());
        gone.removeAll(e.attributes().keySet());
        Map<String, DocumentRef> files = new LinkedHashMap<>(documents);
        e.documents().forEach(document -> files.put(document.field(), document));
        SortedSet<String> proven = new TreeSet<>(verified);
        proven.addAll(e.verified());
        return new DraftRecord(
                registrationId,
                subject,
                change,
                uin,
                uinClaim,
                e.schemaVersion().or(() -> schemaVersion),
                fields,
                gone,
                files,
                e.biometrics().or(() -> biometrics),
                e.biometrics().isPresent() ? Optional.empty() : templates,
                proven);
    }
}
