package org.regesta.server.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerCommand.SignIn;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.events.Book;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.testkit.memory.InMemoryLedger;

/** Enough of an officer's rules for the gate's own tests; the real ones are tested where they live. */
final class OfficersInMemory implements Commands {

    private final InMemoryLedger ledger;

    OfficersInMemory(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized Done send(Object command, Attribution by) {
        Object result =
                switch (command) {
                    case OfficerCommand.Appoint c -> {
                        append(
                                c.officerId(),
                                new OfficerEvent.Appointed(c.officerId(), c.roles(), c.centreId(), Map.of()),
                                by);
                        yield "";
                    }
                    case OfficerCommand.MakeSignInLink c -> {
                        append(
                                c.officerId(),
                                new OfficerEvent.SignInLinkMade(c.officerId(), c.linkId(), c.expires()),
                                by);
                        yield "";
                    }
                    case OfficerCommand.UseSignInLink c -> use(c, by);
                    case OfficerCommand.EnrolTotp c -> {
                        append(c.officerId(), new OfficerEvent.TotpEnrolled(c.officerId(), c.totpId()), by);
                        yield "";
                    }
                    case OfficerCommand.RecordSignIn c -> record(c, by);
                    case ServiceClientCommand.Register c -> {
                        ledger.append(
                                "client:" + c.clientId(),
                                new ServiceClientEvent.Registered(c.clientId(), c.roles(), c.publicJwk()),
                                by);
                        yield "";
                    }
                    default -> throw new IllegalArgumentException("not an officer's command");
                };
        return new Done("registry:" + ledger.head(Book.REGISTRY), result);
    }

    private Object use(OfficerCommand.UseSignInLink c, Attribution by) {
        Optional<OfficerState.Link> live = state(c.officerId()).liveLink();
        if (live.filter(link -> link.linkId().equals(c.linkId())).isEmpty()) {
            throw new Refusal(OfficerRefusal.LINK_SPENT);
        }
        if (!c.now().isBefore(live.get().expires())) {
            throw new Refusal(OfficerRefusal.LINK_EXPIRED);
        }
        append(c.officerId(), new OfficerEvent.SignInLinkUsed(c.officerId(), c.linkId()), by);
        return "";
    }

    private Object record(OfficerCommand.RecordSignIn c, Attribution by) {
        OfficerState state = state(c.officerId());
        if (state.frozen(c.now())) {
            return SignIn.FROZEN;
        }
        if (c.step().isPresent() && c.step().get() > state.lastStep()) {
            append(
                    c.officerId(),
                    new OfficerEvent.SignedIn(c.officerId(), c.step().get()),
                    by);
            return SignIn.RIGHT;
        }
        int failures = state.failures() + 1;
        Optional<java.time.Instant> frozen =
                failures < 5 ? Optional.empty() : Optional.of(c.now().plusSeconds(1800));
        append(c.officerId(), new OfficerEvent.SignInFailed(c.officerId(), failures, frozen), by);
        return SignIn.WRONG;
    }

    private OfficerState state(String officerId) {
        return Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + officerId))
                .orElseThrow();
    }

    private void append(String officerId, OfficerEvent event, Attribution by) {
        ledger.append("officer:" + officerId, event, by);
    }

    List<?> all() {
        return ledger.all(Book.REGISTRY);
    }
}
