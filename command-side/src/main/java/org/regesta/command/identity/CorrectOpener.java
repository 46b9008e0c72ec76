package org.regesta.command.identity;

import java.util.Map;
import java.util.TreeMap;
import org.regesta.command.identity.api.OwnNumbers;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Opens what stands of an identity or a draft, to hold a correction against it or to publish it. */
@Component
@OpenerOf(Purpose.CORRECT)
class CorrectOpener implements OwnNumbers {

    private final Vault vault;
    private final Evidence evidence;

    CorrectOpener(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    /** @throws Vault.KeyGone when the person was forgotten */
    Map<String, JsonNode> attributes(Map<String, Sealed> seals) {
        Map<String, JsonNode> values = new TreeMap<>();
        seals.forEach((field, seal) -> values.put(field, Json.read(text(field, seal), JsonNode.class)));
        return values;
    }

    String uin(Sealed seal) {
        return text(SealedAs.UIN, seal);
    }

    @Override
    public String vid(Sealed seal) {
        return text(SealedAs.VID, seal);
    }

    byte[] blob(EvidenceRef ref) {
        return opened(evidence.open(Purpose.CORRECT, ref)).value();
    }

    private String text(String attribute, Sealed seal) {
        return opened(vault.open(Purpose.CORRECT, attribute, seal)).text();
    }

    private static Opening.Opened opened(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened -> opened;
            case Opening.Gone gone -> throw new Vault.KeyGone();
        };
    }
}
