package org.regesta.command.uin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.command.uin.api.Uins;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** UINs that are handed out before there is an identity. None is drawn in advance: it is claimed when asked for. */
@Component
class UinPool {

    private static final Duration HELD = Duration.ofHours(24);
    private static final int DRAWS = 100;

    private final Commands commands;
    private final UinClaims claims;
    private final Clock clock;
    private final Uins uins;

    UinPool(Commands commands, UinClaims claims, Clock clock, Uins uins) {
        this.commands = commands;
        this.claims = claims;
        this.clock = clock;
        this.uins = uins;
    }

    String draw(Attribution by) {
        for (int draw = 0; draw < DRAWS; draw++) {
            String uin = uins.draw();
            // Two that draw one number at once would both hold it for the pool: 1 in 58 million, and one create wins.
            if (!claims.names().wasEverClaimed(uin) && claims.during(() -> reserves(uin, by))) {
                return uin;
            }
        }
        throw new Refusal(UinClaimRefusal.NONE_LEFT);
    }

    private boolean reserves(String uin, Attribution by) {
        Instant now = clock.instant();
        String claim = claims.claim(uin);
        try {
            commands.send(
                    new UinClaimCommand.Reserve(claim, UinClaimCommand.POOL, now, now.plus(HELD)),
                    of("reserve:" + claim, by));
            return true;
        } catch (Refusal no) {
            if (no.code() == UinClaimRefusal.TAKEN) {
                return false;
            }
            throw no;
        }
    }

    /** The identity's own creation binds it; this only says whether that can be. */
    void assigned(String uin) {
        if (claims.names().standing(uin).isFree()) {
            throw new Refusal(UinClaimRefusal.NOT_RESERVED);
        }
    }

    void giveBack(String uin, Attribution by) {
        if (!uins.isValid(uin)) {
            throw new Refusal(UinClaimRefusal.NOT_RESERVED);
        }
        claims.during(() ->
                commands.send(new UinClaimCommand.Release(claims.claim(uin), UinClaimCommand.POOL), of("release", by)));
    }

    private static Attribution of(String step, Attribution by) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId == null ? by : by.with(Meta.COMMAND_ID, commandId + ":" + step);
    }
}
