package org.regesta.query.idrepository;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.Drafts;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.uin.api.Uins;
import org.regesta.ports.ViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;

/** Finds the open drafts of a UIN: of the identity that it will be, or of the changes to one that lives. */
@Component
class DraftReads {

    private final Drafts drafts;
    private final Identities identities;
    private final ViewStore store;
    private final Uins uins;

    DraftReads(Drafts drafts, Identities identities, ViewStore store, Uins uins) {
        this.drafts = drafts;
        this.identities = identities;
        this.store = store;
        this.uins = uins;
    }

    /** MOSIP's {@code DraftUinResponseDto}: names of attributes alone, none of their values. */
    record Draft(String rid, String createdDTimes, List<String> attributes) {}

    /** @throws MosipRefusal naming {@code UIN} where it is none */
    List<Draft> ofUin(String uin) {
        if (!uins.isValid(uin)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "UIN");
        }
        List<DraftRecord> found = new ArrayList<>();
        drafts.byUin(uin).ifPresent(found::add);
        Optional<String> living = identities.byUin(uin);
        living.stream()
                .flatMap(subject -> OpenDrafts.of(store, subject).stream())
                .flatMap(registration -> drafts.find(registration).stream())
                .filter(draft -> draft.change() && living.get().equals(draft.subject())) // the view may lag behind
                .forEach(found::add);
        return found.stream().map(this::shown).toList();
    }

    /** Of a change, the names of what will stand, as MOSIP's draft begins as a copy of the identity. */
    private Draft shown(DraftRecord draft) {
        SortedSet<String> names = new TreeSet<>();
        if (draft.change()) {
            identities
                    .record(draft.subject())
                    .ifPresent(record -> names.addAll(record.attributes().keySet()));
            names.removeAll(draft.removed());
        }
        names.addAll(draft.attributes().keySet());
        Instant begun = drafts.begun(draft.registrationId());
        return new Draft(
                draft.registrationId(),
                LocalDateTime.ofInstant(begun, ZoneOffset.UTC).toString(),
                List.copyOf(names));
    }
}
