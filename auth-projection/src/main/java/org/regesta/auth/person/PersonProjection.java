package org.regesta.auth.person;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.biometric.FingerFile;
import org.regesta.auth.demographic.Demographic;
import org.regesta.auth.kyc.Dossier;
import org.regesta.auth.view.Lookup;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/** Keeps {@link Person}s and their VIDs. Each document folds one stream, so streams may come in any order. */
final class PersonProjection implements Projection {

    static final String NAME = "auth-person-2";
    static final String BY_NUMBER = "number";
    private static final Set<String> CONTACTS = Set.of("phone", "email");

    private final AuthenticateOpener opener;
    private final Vault vault;
    private final StreamFold<Person> persons;
    private final StreamFold<Person.Vid> vids;
    private final StreamFold<Dossier> dossiers;
    private final StreamFold<FingerFile> fingers;

    private PersonProjection(AuthenticateOpener opener, Vault vault, Ledger ledger, ViewStore store) {
        this.opener = opener;
        this.vault = vault;
        persons = new StreamFold<>(ledger, persons(store), Person.class, new PersonStep());
        vids = new StreamFold<>(ledger, vids(store), Person.Vid.class, new VidStep());
        dossiers = new StreamFold<>(ledger, dossiers(store), Dossier.class, new DossierStep());
        fingers = new StreamFold<>(ledger, fingers(store), FingerFile.class, new FingerStep());
    }

    static ViewStore.Collection persons(ViewStore store) {
        return store.collection(NAME, Set.of(BY_NUMBER));
    }

    static ViewStore.Collection vids(ViewStore store) {
        return store.collection(NAME + "-vid", Set.of(BY_NUMBER));
    }

    static ViewStore.Collection dossiers(ViewStore store) {
        return store.collection(NAME + "-dossier", Set.of());
    }

    static ViewStore.Collection fingers(ViewStore store) {
        return store.collection(NAME + "-finger", Set.of());
    }

    @Override
    public void on(Recorded event) {
        if (event.payload() instanceof IdentityEvent about) {
            persons.on(about.subject(), event);
            dossiers.on(about.subject(), event);
            fingers.on(about.subject(), event);
        } else if (event.payload() instanceof VirtualIdEvent about) {
            vids.on(about.vidId(), event);
        }
    }

    private final class PersonStep implements StreamFold.Step<Person> {

        @Override
        public Person after(@Nullable Person before, Recorded event) {
            return switch ((IdentityEvent) event.payload()) {
                case IdentityEvent.Issued e -> issued(e);
                default -> standing(before);
            };
        }

        private Person standing(@Nullable Person before) {
            if (before == null) {
                throw new IllegalStateException("something befell an identity that was never issued");
            }
            return before;
        }

        private Person issued(IdentityEvent.Issued e) {
            Map<String, String> attributes = new TreeMap<>();
            Map<String, String> contacts = new TreeMap<>();
            for (String field : Demographic.allFields()) {
                if (e.attributes().containsKey(field)) {
                    opener.attribute(e.subject(), field, e.attributes().get(field))
                            .ifPresent(form -> attributes.put(field, form));
                }
            }
            for (String field : CONTACTS) {
                if (e.attributes().containsKey(field)) {
                    opener.contact(e.subject(), field, e.attributes().get(field))
                            .ifPresent(address -> contacts.put(field, address));
                }
            }
            String number = opener.number(SealedAs.UIN, e.uin())
                    .map(uin -> Lookup.key(vault, IdType.UIN.name(), uin))
                    .orElse("");
            return new Person(e.subject(), e.ageGroup(), number, attributes, contacts);
        }

        @Override
        public Map<String, List<String>> keys(Person person) {
            return byNumber(person.number());
        }
    }

    private static final class DossierStep implements StreamFold.Step<Dossier> {

        @Override
        public Dossier after(@Nullable Dossier before, Recorded event) {
            return switch ((IdentityEvent) event.payload()) {
                case IdentityEvent.Issued e ->
                    new Dossier(e.subject(), e.attributes(), e.biometrics().orElse(null));
            };
        }

        @Override
        public Map<String, List<String>> keys(Dossier dossier) {
            return Map.of();
        }
    }

    private final class FingerStep implements StreamFold.Step<FingerFile> {

        @Override
        public FingerFile after(@Nullable FingerFile before, Recorded event) {
            return switch ((IdentityEvent) event.payload()) {
                case IdentityEvent.Issued e ->
                    new FingerFile(
                            e.subject(),
                            e.templates()
                                    .map(templates -> opener.templates(e.subject(), templates))
                                    .orElse(Map.of()));
            };
        }

        @Override
        public Map<String, List<String>> keys(FingerFile file) {
            return Map.of();
        }
    }

    private final class VidStep implements StreamFold.Step<Person.Vid> {

        @Override
        public Person.Vid after(Person.@Nullable Vid before, Recorded event) {
            return switch ((VirtualIdEvent) event.payload()) {
                case VirtualIdEvent.Issued e ->
                    new Person.Vid(
                            opener.number(SealedAs.VID, e.vid())
                                    .map(vid -> Lookup.key(vault, IdType.VID.name(), vid))
                                    .orElse(""),
                            e.subject(),
                            e.expires().map(Object::toString).orElse(""));
                default ->
                    before != null
                            ? before
                            : new Person.Vid("", "", ""); // a draft: nobody can use it before it is issued
            };
        }

        @Override
        public Map<String, List<String>> keys(Person.Vid vid) {
            return byNumber(vid.number());
        }
    }

    private static Map<String, List<String>> byNumber(String number) {
        return number.isEmpty() ? Map.of() : Map.of(BY_NUMBER, List.of(number));
    }

    @Component
    static class PersonFactory implements Factory {

        private final AuthenticateOpener opener;
        private final Vault vault;
        private final Ledger ledger;

        PersonFactory(AuthenticateOpener opener, Vault vault, Ledger ledger) {
            this.opener = opener;
            this.vault = vault;
            this.ledger = ledger;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Set<Book> books() {
            return Set.of(Book.REGISTRY);
        }

        @Override
        public String database() {
            return AuthenticateOpener.STORE;
        }

        @Override
        public Projection over(ViewStore store) {
            return new PersonProjection(opener, vault, ledger, store);
        }
    }
}
