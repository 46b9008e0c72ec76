package org.regesta.auth.person;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.biometric.FingerFile;
import org.regesta.auth.kyc.Dossier;
import org.regesta.auth.view.Lookup;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds people by the numbers they gave. */
@Component
public class People {

    /** The view it reads, for positions. */
    public static final String VIEW = PersonProjection.NAME;

    private final Vault vault;
    private final ViewStore.Collection persons;
    private final ViewStore.Collection vids;
    private final ViewStore.Collection dossiers;
    private final ViewStore.Collection fingers;

    public People(Vault vault, @Qualifier("authStore") ViewStore store) {
        this.vault = vault;
        persons = PersonProjection.persons(store);
        vids = PersonProjection.vids(store);
        dossiers = PersonProjection.dossiers(store);
        fingers = PersonProjection.fingers(store);
    }

    /** @throws Denied ID_UNKNOWN, VID_EXPIRED, BLOCKED, UIN_NOT_ACTIVE or VID_OF_NOT_ACTIVE */
    public Person find(IdType type, String number, Instant at) {
        String key = Lookup.key(vault, type.name(), number);
        Optional<Person> person =
                switch (type) {
                    case UIN, HANDLE -> Lookup.byKey(persons, PersonProjection.BY_NUMBER, key, Person.class);
                    case VID ->
                        Lookup.byKey(vids, PersonProjection.BY_NUMBER, key, Person.Vid.class)
                                .flatMap(vid -> holder(vid, at));
                };
        Person found = person.filter(known -> !known.number().isEmpty()) // an erased person is nobody's number
                .orElseThrow(() -> new Denied(AuthRefusal.ID_UNKNOWN, type.name()));
        return switch (found.status()) {
            case ACTIVE -> found;
            case BLOCKED -> throw new Denied(AuthRefusal.BLOCKED, type.name());
            case DEACTIVATED ->
                throw new Denied(type == IdType.VID ? AuthRefusal.VID_OF_NOT_ACTIVE : AuthRefusal.UIN_NOT_ACTIVE);
        };
    }

    /** The virtual id of that number; none when it leads nowhere. */
    public Optional<Person.Vid> virtualId(String number) {
        return Lookup.byKey(
                vids, PersonProjection.BY_NUMBER, Lookup.key(vault, IdType.VID.name(), number), Person.Vid.class);
    }

    /** What can be given of a person; nothing when nothing is known. */
    public Dossier dossier(String subject) {
        return Lookup.byId(dossiers, subject, Dossier.class).orElseGet(() -> new Dossier(subject, Map.of(), null));
    }

    /** A person's fingers, sealed. */
    public FingerFile fingers(String subject) {
        return Lookup.byId(fingers, subject, FingerFile.class).orElseGet(() -> new FingerFile(subject, Map.of(), 1));
    }

    private Optional<Person> holder(Person.Vid vid, Instant at) {
        if (!vid.expires().isEmpty() && !at.isBefore(Instant.parse(vid.expires()))) {
            throw new Denied(AuthRefusal.VID_EXPIRED);
        }
        return Lookup.byId(persons, vid.subject(), Person.class);
    }
}
