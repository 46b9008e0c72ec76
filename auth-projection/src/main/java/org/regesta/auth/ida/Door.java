package org.regesta.auth.ida;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.partner.Contract;
import org.regesta.auth.partner.Partners;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.StorageFull;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipTime;
import org.springframework.stereotype.Component;

/**
 * Lets a request in, in MOSIP's order: licence, partner, certificate and signature, API key and policy, form and time,
 * and never twice. From the moment a known partner is named under a valid licence, whatever becomes of it is recorded;
 * what no partner signed, up to a rate.
 */
@Component
class Door {

    private static final Pattern VERSION = Pattern.compile("\\d\\.\\d(\\.\\d)?");

    private final Partners partners;
    private final Signers signers;
    private final AnswerBook book;
    private final UnsignedRate unsigned;
    private final Turns turns;
    private final Clock clock;

    Door(Partners partners, Signers signers, AnswerBook book, UnsignedRate unsigned, Turns turns, Clock clock) {
        this.partners = partners;
        this.signers = signers;
        this.book = book;
        this.unsigned = unsigned;
        this.turns = turns;
        this.clock = clock;
    }

    /** Answers a request; whatever is wrong with it is part of the answer. */
    Answer answer(Asked asked, Desk desk) {
        return asked.service() == Service.OTP // which waits for whoever brings it
                ? answered(asked, desk)
                : turns.take(() -> answered(asked, desk));
    }

    private Answer answered(Asked asked, Desk desk) {
        Instant now = clock.instant();
        try {
            Visit visit = book.opened(asked, envelope(asked), now);
            partners.checkLicence(asked.licence(), now);
            if (!partners.knows(asked.partnerId())) {
                throw new Denied(AuthRefusal.PARTNER_UNKNOWN);
            }
            return recorded(visit, desk, this::checkPartner);
        } catch (Denied denied) {
            return Answer.no(asked, now, denied.reasons());
        } catch (StorageFull | Commands.OutcomeUnknown notDurable) {
            return Answer.no(asked, now, List.of(Reason.of(AuthRefusal.UNAVAILABLE)));
        }
    }

    /** Answers a service of the house, which showed a token. */
    Answer internal(Asked asked, Attribution by, Desk desk) {
        Instant now = clock.instant();
        try {
            Visit visit = book.opened(asked, envelope(asked), now);
            return recorded(visit, desk, known -> known.by(by));
        } catch (Denied denied) {
            return Answer.no(asked, now, denied.reasons());
        } catch (StorageFull | Commands.OutcomeUnknown notDurable) {
            return Answer.no(asked, now, List.of(Reason.of(AuthRefusal.UNAVAILABLE)));
        }
    }

    private void checkPartner(Visit visit) {
        signers.check(visit);
        visit.under(contract(visit.asked(), visit.at()));
    }

    /** A relying party's client stands where an API key stands, at the doors that OpenID Connect uses. */
    private Contract contract(Asked asked, Instant at) {
        Optional<Contract> ofClient = asked.service().isForClients()
                ? partners.ofClient(asked.partnerId(), asked.apiKey(), at)
                : Optional.empty();
        return ofClient.orElseGet(() -> partners.contract(asked.partnerId(), asked.apiKey(), at));
    }

    private Answer recorded(Visit visit, Desk desk, Consumer<Visit> whoAsks) {
        try {
            whoAsks.accept(visit);
            checkEnvelope(visit);
            book.refuseReplay(visit);
            Yes yes = desk.serve(visit);
            List<Reason> after = book.record(visit, List.of(), yes.disclosed());
            return after.isEmpty() ? Answer.yes(visit, yes.response()) : Answer.no(visit, after);
        } catch (Denied denied) {
            if (!visit.isSigned() && !unsigned.admits(visit.asked().licence())) {
                return Answer.no(visit, List.of(Reason.of(AuthRefusal.UNAVAILABLE)));
            }
            return Answer.no(visit, book.record(visit, denied.reasons(), Set.of()));
        }
    }

    private static Fields envelope(Asked asked) {
        if (asked.body().length > AuthLimit.BODY_BYTES.most()) {
            throw new Denied(AuthRefusal.TOO_LARGE);
        }
        try {
            return Fields.of(Json.tree(asked.body()), "");
        } catch (Json.Malformed notJson) {
            throw new Denied(AuthRefusal.MALFORMED);
        }
    }

    private static void checkEnvelope(Visit visit) {
        Fields envelope = visit.envelope();
        if (!envelope.required("id").equals(visit.asked().service().id())) {
            throw envelope.invalid("id");
        }
        if (!VERSION.matcher(envelope.required("version")).matches()) {
            throw envelope.invalid("version");
        }
        checkTime(visit.at(), time(envelope, "requestTime"));
        if (!Visit.TRANSACTION_ID.matcher(envelope.required("transactionID")).matches()) {
            throw envelope.invalid("transactionID");
        }
    }

    /** @throws Denied MISSING_INPUT or INVALID_INPUT */
    static Instant time(Fields fields, String name) {
        try {
            return MosipTime.parse(name, fields.required(name));
        } catch (MosipRefusal notATime) {
            throw fields.invalid(name);
        }
    }

    private static void checkTime(Instant now, Instant asked) {
        Instant oldest = now.minus(AuthLimit.REQUEST_AGE.within()).minus(AuthLimit.CLOCK_DIFFERENCE.within());
        if (asked.isBefore(oldest) || isFuture(now, asked)) {
            throw new Denied(AuthRefusal.STALE);
        }
    }

    static boolean isFuture(Instant now, Instant asked) {
        return asked.isAfter(now.plus(AuthLimit.CLOCK_DIFFERENCE.within()));
    }
}
