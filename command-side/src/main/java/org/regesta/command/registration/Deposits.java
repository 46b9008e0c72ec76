package org.regesta.command.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.Lapsed;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.RegistrationState.Unknown;
import org.regesta.command.registration.api.RegistrationCommand.Begin;
import org.regesta.command.registration.api.RegistrationCommand.Deposit;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Sealed;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Deposited;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Refusal;

/**
 * A registration that no packet of the field brings: a service of the house puts down what it is about, then has it
 * begun on. From there on it is a registration like any other.
 */
final class Deposits {

    private static final List<RegistrationEvent> NOTHING = List.of();
    private static final int CENTRE = 5;
    private static final int MACHINE = 10;

    private Deposits() {}

    /**
     * The same content changes nothing, also when it was begun on since; another takes its place from whoever put it
     * down alone.
     */
    static List<RegistrationEvent> deposit(Deposit c, String actor, RegistrationState state) {
        Synced announced = announced(c);
        List<RegistrationEvent> both =
                List.of(announced, new Deposited(c.registrationId(), c.source(), c.content(), c.contentHash()));
        return switch (state) {
            case Unknown _ -> both;
            case Announced s when !s.isPutDownBy(actor) -> throw no(RegistrationRefusal.ALREADY_UNDER_WAY);
            case Announced s -> isSame(s, c) ? NOTHING : both;
            case UnderWay s when isSame(s.path().announced(), announced) -> NOTHING;
            case UnderWay _ -> throw no(RegistrationRefusal.ALREADY_UNDER_WAY);
            case Lapsed _ -> throw no(RegistrationRefusal.KEPT_NO_LONGER);
        };
    }

    /** What lies at rest until whoever put it down begins on it, or the refusal to begin on it. */
    static List<RegistrationEvent> begin(Begin c, String actor, RegistrationState state) {
        return switch (state) {
            case Announced s
            when s.isPutDownBy(actor) -> begun(c, s.as(), s.deposit().orElseThrow());
            case Announced _, Unknown _ -> throw no(RegistrationRefusal.NOT_SYNCED);
            case UnderWay _ -> throw no(RegistrationRefusal.ALREADY_UNDER_WAY);
            case Lapsed _ -> throw no(RegistrationRefusal.KEPT_NO_LONGER);
        };
    }

    private static List<RegistrationEvent> begun(Begin c, Synced as, Deposited deposit) {
        if (c.process() != as.process() || !c.source().equals(deposit.source())) {
            throw no(RegistrationRefusal.NOT_AS_ANNOUNCED);
        }
        List<RegistrationEvent> events = new ArrayList<>();
        if (!c.contacts().isEmpty()) {
            events.add(reachedBy(c.contacts(), as));
        }
        String rid = c.registrationId();
        events.add(new PacketReceived(
                rid,
                deposit.content(),
                deposit.contentHash(),
                rid.substring(0, CENTRE),
                rid.substring(CENTRE, MACHINE),
                c.at()));
        return events;
    }

    private static Synced announced(Deposit c) {
        return new Synced(
                c.registrationId(),
                c.process(),
                c.registrationId(),
                c.contentHash(),
                c.content().size(),
                SupervisorStatus.APPROVED,
                c.language(),
                Map.of());
    }

    private static Synced reachedBy(Map<String, Sealed> contacts, Synced as) {
        return new Synced(
                as.registrationId(),
                as.process(),
                as.packetId(),
                as.packetHash(),
                as.packetSize(),
                as.supervisorStatus(),
                as.language(),
                contacts);
    }

    private static boolean isSame(Announced state, Deposit c) {
        return state.as().process() == c.process()
                && state.deposit()
                        .filter(lying -> lying.source().equals(c.source())
                                && lying.contentHash().equals(c.contentHash()))
                        .isPresent();
    }

    private static boolean isSame(Synced one, Synced other) {
        Process process = one.process();
        return process == other.process() && one.packetHash().equals(other.packetHash());
    }

    private static Refusal no(RegistrationRefusal why) {
        return RegistrationRules.no(why);
    }
}
