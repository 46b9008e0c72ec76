package org.regesta.auth.person;

import java.util.Set;
import org.regesta.auth.biometric.FingerFile;
import org.regesta.auth.kyc.Dossier;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/** Keeps {@link Person}s and their VIDs. Each document folds one stream, so streams may come in any order. */
final class PersonProjection implements Projection {

    static final String NAME = "auth-person-5";
    static final String BY_NUMBER = "number";

    private final StreamFold<Person> persons;
    private final StreamFold<Person.Vid> vids;
    private final StreamFold<Dossier> dossiers;
    private final StreamFold<FingerFile> fingers;

    private PersonProjection(AuthenticateOpener opener, Vault vault, Ledger ledger, ViewStore store) {
        persons = new StreamFold<>(ledger, persons(store), Person.class, new PersonStep(opener, vault));
        vids = new StreamFold<>(ledger, vids(store), Person.Vid.class, new VidStep(opener, vault));
        dossiers = new StreamFold<>(ledger, dossiers(store), Dossier.class, new DossierStep());
        fingers = new StreamFold<>(ledger, fingers(store), FingerFile.class, new FingerStep(opener));
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
