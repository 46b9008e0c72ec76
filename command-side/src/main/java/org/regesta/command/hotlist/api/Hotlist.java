package org.regesta.command.hotlist.api;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistEvent.Blocked;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.ports.Ledger;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Looks entries of the hotlist up, in their streams. */
@Component
public final class Hotlist {

    private final Ledger ledger;
    private final Vault vault;

    public Hotlist(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /** @param until none when it is blocked for ever, or not at all */
    public record Standing(boolean blocked, Optional<Instant> until) {}

    /** An entry's name: says nothing of the id to who lacks the vault's key. */
    public String entry(HotlistKind kind, String id) {
        return HexFormat.of().formatHex(vault.derive(Vault.Derivation.HOTLIST, kind.name(), id));
    }

    static String stream(String entryId) {
        return "hotlist:" + entryId;
    }

    /** Whether an id was blocked then, by what had been recorded until then. */
    public boolean wasBlocked(HotlistKind kind, String id, Instant then) {
        return ledger.stream(Book.REGISTRY, stream(entry(kind, id))).stream()
                .filter(recorded -> recorded.envelope().recordedMillis() <= then.toEpochMilli())
                .map(recorded -> (HotlistEvent) recorded.payload())
                .reduce((before, after) -> after)
                .filter(event -> event instanceof Blocked blocked
                        && blocked.until().map(then::isBefore).orElse(true))
                .isPresent();
    }

    /** Where an id stands at an instant. */
    public Standing standing(HotlistKind kind, String id, Instant now) {
        Optional<HotlistEvent> last = ledger.stream(Book.REGISTRY, stream(entry(kind, id))).stream()
                .map(recorded -> (HotlistEvent) recorded.payload())
                .reduce((before, after) -> after);
        return last.filter(event -> event instanceof Blocked)
                .map(event -> (Blocked) event)
                .filter(blocked -> blocked.until().map(now::isBefore).orElse(true))
                .map(blocked -> new Standing(true, blocked.until()))
                .orElse(new Standing(false, Optional.empty()));
    }
}
