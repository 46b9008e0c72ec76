package org.regesta.command.uin.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.events.uin.UinClaimEvent;

/**
 * What a claim's stream says, wherever it has moved.
 *
 * @param subject whose it is for ever
 * @param holder who has it reserved
 * @param until another may have it from then on
 * @param retired whether its bearer was erased
 */
public record ClaimStanding(
        Optional<String> subject, Optional<String> holder, Optional<Instant> until, boolean retired) {

    public static final ClaimStanding FREE =
            new ClaimStanding(Optional.empty(), Optional.empty(), Optional.empty(), false);

    static ClaimStanding of(List<UinClaimEvent> stream) {
        ClaimStanding standing = FREE;
        for (UinClaimEvent event : stream) {
            standing = standing.after(event);
        }
        return standing;
    }

    private ClaimStanding after(UinClaimEvent event) {
        return switch (event) {
            case UinClaimEvent.Reserved e -> held(e.holder(), e.until());
            case UinClaimEvent.Bound e -> bound(e.subject());
            case UinClaimEvent.Released e -> FREE;
            case UinClaimEvent.Retired e -> gone();
            case UinClaimEvent.Moved e -> moved(e);
            case UinClaimEvent.MovedOn e -> this;
        };
    }

    private static ClaimStanding moved(UinClaimEvent.Moved e) {
        if (e.subject().isPresent()) {
            return bound(e.subject().get());
        }
        return e.holder().isPresent() && e.until().isPresent()
                ? held(e.holder().get(), e.until().get())
                : gone();
    }

    private static ClaimStanding held(String holder, Instant until) {
        return new ClaimStanding(Optional.empty(), Optional.of(holder), Optional.of(until), false);
    }

    private static ClaimStanding bound(String subject) {
        return new ClaimStanding(Optional.of(subject), Optional.empty(), Optional.empty(), false);
    }

    private static ClaimStanding gone() {
        return new ClaimStanding(Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    public boolean isFree() {
        return equals(FREE);
    }
}
