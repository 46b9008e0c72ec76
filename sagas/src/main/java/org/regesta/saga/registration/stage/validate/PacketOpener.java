package org.regesta.saga.registration.stage.validate;

import java.util.Optional;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** The one place where a packet's content is opened to be validated and classified. */
@Component
@OpenerOf(Purpose.VALIDATE)
class PacketOpener {

    private final Vault vault;
    private final Evidence evidence;

    PacketOpener(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    /** A blob's content, none when its key is destroyed. */
    Optional<byte[]> blob(EvidenceRef ref) {
        return value(evidence.open(Purpose.VALIDATE, ref));
    }

    /** An attribute's canonical JSON, none when its key is destroyed. */
    Optional<byte[]> attribute(String name, Sealed sealed) {
        return value(vault.open(Purpose.VALIDATE, name, sealed));
    }

    private static Optional<byte[]> value(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened -> Optional.of(opened.value());
            case Opening.Gone _ -> Optional.empty();
        };
    }
}
