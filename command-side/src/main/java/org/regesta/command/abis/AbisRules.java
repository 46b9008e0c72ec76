package org.regesta.command.abis;

import java.util.List;
import java.util.Optional;
import org.regesta.command.abis.api.AbisCommand;
import org.regesta.command.abis.api.AbisCommand.Delete;
import org.regesta.command.abis.api.AbisCommand.Insert;
import org.regesta.command.abis.api.AbisRefusal;
import org.regesta.events.abis.AbisEvent;
import org.regesta.events.abis.AbisEvent.Deleted;
import org.regesta.events.abis.AbisEvent.Inserted;
import org.regesta.ports.Refusal;

/** A reference stands once; deleted, its name is free again. */
final class AbisRules {

    private AbisRules() {}

    /** @param standing the entry that stands, if one does */
    static List<AbisEvent> decide(AbisCommand command, Optional<String> standing) {
        return switch (command) {
            case Insert _ when standing.isPresent() -> throw new Refusal(AbisRefusal.ALREADY_INSERTED);
            case Insert c ->
                List.of(new Inserted(
                        c.client(),
                        c.referenceId(),
                        c.entryId(),
                        c.biometrics(),
                        c.templates(),
                        c.types(),
                        c.release()));
            case Delete c
            when standing.equals(Optional.of(c.entryId())) ->
                List.of(new Deleted(c.client(), c.referenceId(), c.entryId()));
            case Delete _ -> throw new Refusal(AbisRefusal.UNKNOWN);
        };
    }

    static Optional<String> evolve(AbisEvent event) {
        return switch (event) {
            case Inserted e -> Optional.of(e.entryId());
            case Deleted _ -> Optional.empty();
        };
    }
}
