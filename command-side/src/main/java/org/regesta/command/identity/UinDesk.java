package org.regesta.command.identity;

import java.time.Clock;
import java.time.Duration;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.command.uin.api.Uins;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Binds a UIN that came with a request, or draws one for a draft. */
@Component
class UinDesk {

    private static final Duration FOR_A_REQUEST = Duration.ofHours(1);
    private static final Duration FOR_A_DRAFT = Duration.ofDays(365);
    private static final int DRAWS = 100; // that many taken in a row means that the numbers have run out

    private final UinClaims claims;
    private final Uins uins;
    private final Clock clock;

    UinDesk(UinClaims claims, Uins uins, Clock clock) {
        this.claims = claims;
        this.uins = uins;
        this.clock = clock;
    }

    /** Within {@link #during} where it is to be bound. */
    String claim(String uin) {
        return claims.claim(uin);
    }

    /** Does what names a claim and then binds it. */
    void during(Runnable act) {
        claims.during(() -> {
            act.run();
            return true;
        });
    }

    /**
     * Binds for ever: what the id generator handed out, what this registration holds, or what nobody ever had.
     *
     * @throws Refusal EXISTS when it is someone else's
     */
    void bind(String claim, String registrationId, String subject, Steps steps) {
        try {
            claims.on(claim, now -> {
                String holder =
                        reserves(now, registrationId, FOR_A_REQUEST, steps) ? registrationId : UinClaimCommand.POOL;
                return steps.send("bind-uin", new UinClaimCommand.Bind(now, holder, subject));
            });
        } catch (Refusal no) {
            throw no.code() instanceof UinClaimRefusal ? new Refusal(IdentityRefusal.EXISTS) : no;
        }
    }

    /** A UIN held for a draft's registration. */
    String draw(String registrationId, Steps steps) {
        for (int draw = 0; draw < DRAWS; draw++) {
            String uin = uins.draw();
            if (claims.during(() -> reserves(claim(uin), registrationId, FOR_A_DRAFT, steps))) {
                return uin;
            }
        }
        throw new IllegalStateException("no free UIN was found");
    }

    void release(String claim, String registrationId, Steps steps) {
        claims.on(claim, now -> steps.send("release-uin", new UinClaimCommand.Release(now, registrationId)));
    }

    private boolean reserves(String claim, String holder, Duration time, Steps steps) {
        try {
            var now = clock.instant();
            steps.send("reserve:" + claim, new UinClaimCommand.Reserve(claim, holder, now, now.plus(time)));
            return true;
        } catch (Refusal no) {
            if (no.code() == UinClaimRefusal.TAKEN) {
                return false;
            }
            throw no;
        }
    }
}
