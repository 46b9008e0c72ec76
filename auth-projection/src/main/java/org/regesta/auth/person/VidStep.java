package org.regesta.auth.person;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.view.Lookup;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;

/** What authentication knows of a virtual id. A number is only kept while someone can be found by it. */
final class VidStep implements StreamFold.Step<Person.Vid> {

    private final AuthenticateOpener opener;
    private final Vault vault;

    VidStep(AuthenticateOpener opener, Vault vault) {
        this.opener = opener;
        this.vault = vault;
    }

    @Override
    public Person.Vid after(Person.@Nullable Vid before, Recorded event) {
        return switch ((VirtualIdEvent) event.payload()) {
            case VirtualIdEvent.Issued e ->
                new Person.Vid(
                        e.vidId(),
                        number(e.vid()),
                        e.subject(),
                        e.policy(),
                        e.expires().map(Object::toString).orElse(""),
                        true);
            case VirtualIdEvent.Drafted e ->
                new Person.Vid(e.vidId(), number(e.vid()), e.subject(), e.policy(), "", false);
            case VirtualIdEvent.Deactivated e -> standing(before).usable(false);
            case VirtualIdEvent.Reactivated e -> standing(before).usable(true);
            case VirtualIdEvent.Ended e ->
                new Person.Vid(
                        e.vidId(),
                        "",
                        e.subject(),
                        standing(before).policy(),
                        standing(before).expires(),
                        false);
        };
    }

    @Override
    public Map<String, List<String>> keys(Person.Vid vid) {
        return vid.number().isEmpty() || !vid.usable()
                ? Map.of()
                : Map.of(PersonProjection.BY_NUMBER, List.of(vid.number()));
    }

    private static Person.Vid standing(Person.@Nullable Vid before) {
        if (before == null) {
            throw new IllegalStateException("something befell a virtual id that was never issued");
        }
        return before;
    }

    private String number(Sealed sealedVid) {
        return opener.number(SealedAs.VID, sealedVid)
                .map(vid -> Lookup.key(vault, IdType.VID.name(), vid))
                .orElse("");
    }
}
