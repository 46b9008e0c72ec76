package org.regesta.server.delivery;

import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * How much of what the books hold under seal can no longer be opened. A view is a function of the events and of whose
 * keys are gone: so whoever makes one anew is told both.
 */
@Component
public final class GoneValues {

    private final Ledger ledger;
    private final Vault vault;

    GoneValues(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /**
     * Of one book.
     *
     * @param sealed values and blobs that its events hold or name under seal
     * @param gone how many of them have no key any more
     */
    public record Count(long sealed, long gone) {}

    /** Counts; reads the whole book. */
    public Count in(Book book) {
        Counting counting = new Counting();
        ledger.read(
                book,
                0,
                event -> counting.look(Json.tree(event.envelope().payload())),
                (event, unreadable) -> counting.look(Json.tree(event.payload())));
        return new Count(counting.sealed, counting.gone);
    }

    private final class Counting {
        private long sealed;
        private long gone;

        void look(JsonNode node) {
            String key = node.path("keyRef").asString("");
            if (!key.isEmpty()) { // a seal, or the name of a sealed blob
                sealed++;
                gone += vault.holds(key) ? 0 : 1;
            }
            node.forEach(this::look);
        }
    }
}
