package org.regesta.command.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.IdObjectReader.For;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.Drafts;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Begins, changes and discards drafts. */
@Component
class DraftDesk {

    private final Drafts drafts;
    private final IdObjectReader reader;
    private final Corrections corrections;
    private final DraftBeginning beginning;

    DraftDesk(Drafts drafts, IdObjectReader reader, Corrections corrections, DraftBeginning beginning) {
        this.drafts = drafts;
        this.reader = reader;
        this.corrections = corrections;
        this.beginning = beginning;
    }

    /** @throws Refusal DRAFT_UNKNOWN */
    DraftRecord open(String registrationId) {
        return drafts.find(registrationId).orElseThrow(() -> new Refusal(IdentityRefusal.DRAFT_UNKNOWN));
    }

    /** @param uin of the identity it changes; null for a new one */
    void start(String registrationId, @Nullable String uin, Attribution by) {
        Steps steps = corrections.steps(by);
        if (corrections.isUsed(registrationId) || drafts.find(registrationId).isPresent()) {
            throw new Refusal(IdentityRefusal.EXISTS);
        }
        beginning.begin(registrationId, Optional.ofNullable(uin), steps);
    }

    void change(String registrationId, JsonNode request, Attribution by) {
        DraftRecord draft = open(registrationId);
        IdObject object = reader.read(request, For.DRAFT, registrationId);
        Map<String, JsonNode> before = corrections.open(draft.attributes());
        Merge merge = Merge.of(before, object.identity());
        PersonSeals seals = corrections.seals();
        List<DocumentRef> documents = seals.documents(draft.keyRef(), object);
        corrections
                .steps(by)
                .send(
                        "change",
                        new IdentityDraftCommand.Change(
                                registrationId,
                                Optional.of(object.schemaVersion()),
                                seals.attributes(draft.keyRef(), registrationId, merge.changed()),
                                removed(merge, object.identity(), draft),
                                documents,
                                corrections.biometrics(draft.keyRef(), object, draft.biometrics()),
                                object.verified()));
    }

    /** Of a change, null takes away what stands in the identity, whether or not the draft holds it. */
    private static Set<String> removed(Merge merge, JsonNode came, DraftRecord draft) {
        Set<String> gone = new java.util.TreeSet<>(merge.removed());
        if (draft.change()) {
            came.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .forEach(field -> gone.add(field.getKey()));
        }
        return gone;
    }

    void discard(String registrationId, Attribution by) {
        DraftRecord draft = open(registrationId);
        Steps steps = corrections.steps(by);
        steps.send("discard", new IdentityDraftCommand.Discard(registrationId));
        beginning.undo(draft, steps);
    }
}
