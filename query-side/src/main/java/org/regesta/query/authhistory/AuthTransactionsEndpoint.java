package org.regesta.query.authhistory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Purpose;
import org.regesta.ports.Caller;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP IDA: {@code GET /idauthentication/v1/internal/authTransactions/individualId/{id}}. */
@RestController
@Tag(name = "Authentication")
class AuthTransactionsEndpoint implements MosipEndpoint {

    private static final int LONGEST_ID = 320;
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private static final Set<String> SHOWN = Set.of("authTransactions");

    private final AuthTransactions transactions;
    private final Disclosures disclosures;
    private final Caller caller;
    private final Clock clock;

    AuthTransactionsEndpoint(AuthTransactions transactions, Disclosures disclosures, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.disclosures = disclosures;
        this.caller = caller;
        this.clock = clock;
    }

    record Answer(List<AuthTransaction> authTransactions) {}

    @GetMapping("/idauthentication/v1/internal/authTransactions/individualId/{id}")
    @Reads(ResidentHistoryView.NAME)
    @Operation(summary = "What a person was authenticated for, newest first; pages count from 1; each look is recorded")
    MosipResponse<Answer> transactions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer pageStart,
            @RequestParam(required = false) @Nullable Integer pageFetch) {
        int page = within("pageStart", pageStart == null ? 1 : pageStart, Integer.MAX_VALUE);
        int size = within("pageFetch", pageFetch == null ? USUAL : pageFetch, MOST);
        AuthTransactions.Named named = (id.length() > LONGEST_ID
                        ? java.util.Optional.<AuthTransactions.Named>empty()
                        : transactions.find(id))
                .orElseThrow(() -> new Refusal(AuthHistoryRefusal.NOBODY));
        Answer answer = new Answer(transactions.of(named, (page - 1L) * size, size));
        disclosures.record(
                Set.of(named.subject()),
                Purpose.ID_REPOSITORY,
                SHOWN,
                caller.attribution("authentication-history-read"));
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }

    private static int within(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return value;
    }

    @Override
    public String envelopeId() {
        return "mosip.identity.authtransactions.read";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return AuthHistoryCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return code instanceof AuthHistoryRefusal refusal
                ? AuthHistoryCodes.of(refusal)
                : AuthHistoryCodes.of(BadRequest.UNAVAILABLE, "");
    }
}
