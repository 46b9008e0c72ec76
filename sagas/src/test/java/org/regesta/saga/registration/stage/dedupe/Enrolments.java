package org.regesta.saga.registration.stage.dedupe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.Town;

/** A town where people are enrolled and rejected, with its indexes. */
final class Enrolments {

    final Town town = new Town();

    Vault vault() {
        return town.vault;
    }

    BlockIndex over(ViewStore store) {
        return new BlockIndex(store, town.ledger, people(), new BlockKeys(town.vault));
    }

    PersonLoader people() {
        return new PersonLoader(town.ledger, opener(), nobodyElse -> java.util.Optional.empty());
    }

    private DedupeOpener opener() {
        return new DedupeOpener(town.vault, town.evidence);
    }

    void reject(String rid) {
        town.ledger.append(
                "registration:" + rid,
                new RegistrationEvent.Rejected(rid, RejectionGround.DUPLICATE, Optional.of(rid(99))));
    }

    Recorded enrol(String rid, Written written) {
        Map<String, byte[]> values = written.fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        town.ledger.append(
                "registration:" + rid,
                new RegistrationEvent.Validated(
                        rid,
                        1,
                        "0.1",
                        town.vault.sealAll(KeyRefs.registration(rid), values),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()));
        return town.ledger.append(
                "registration:" + rid,
                new RegistrationEvent.EnrolledInGallery(rid, 1, Optional.empty(), Set.of(), "same-bytes-1"));
    }

    static String rid(int number) {
        return String.format(Locale.ROOT, "1000110001%05d20261121101500", number);
    }
}
