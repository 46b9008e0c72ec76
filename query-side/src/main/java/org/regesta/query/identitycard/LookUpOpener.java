package org.regesta.query.identitycard;

import java.util.HexFormat;
import java.util.Optional;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens UIN and VID to index them blindly: what is stored is a PRF that cannot be turned back without the vault. */
@Component
@OpenerOf(Purpose.LOOK_UP)
class LookUpOpener {

    private final Vault vault;

    LookUpOpener(Vault vault) {
        this.vault = vault;
    }

    /** The index of a sealed number, none when its person was forgotten. */
    Optional<String> index(NumberKind kind, String attribute, Sealed sealed) {
        return switch (vault.open(Purpose.LOOK_UP, attribute, sealed)) {
            case Opening.Opened opened -> Optional.of(index(kind, opened.text()));
            case Opening.Gone gone -> Optional.empty();
        };
    }

    /** The index of a number that someone gave. */
    String index(NumberKind kind, String number) {
        return HexFormat.of().formatHex(vault.derive(Vault.Derivation.LOOKUP_INDEX, kind.name(), number));
    }
}
