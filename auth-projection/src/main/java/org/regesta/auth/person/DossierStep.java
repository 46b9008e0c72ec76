package org.regesta.auth.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.kyc.Dossier;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Recorded;

/** What can be given of a person: the registry's own seals, as they stand. */
final class DossierStep implements StreamFold.Step<Dossier> {

    @Override
    public Dossier after(@Nullable Dossier before, Recorded event) {
        if (event.payload() instanceof IdentityEvent.Issued e) {
            return new Dossier(e.subject(), e.attributes(), e.biometrics().orElse(null));
        }
        if (before == null) {
            throw new IllegalStateException("something befell an identity that was never issued");
        }
        if (event.payload() instanceof IdentityEvent.Erased) {
            return new Dossier(before.subject(), Map.of(), null);
        }
        if (event.payload() instanceof IdentityEvent.Updated e) {
            Map<String, Sealed> attributes = new HashMap<>(before.attributes());
            attributes.keySet().removeAll(e.removed());
            attributes.putAll(e.attributes());
            return new Dossier(before.subject(), attributes, e.biometrics().orElse(before.biometrics()));
        }
        return before;
    }

    @Override
    public Map<String, List<String>> keys(Dossier dossier) {
        return Map.of();
    }
}
