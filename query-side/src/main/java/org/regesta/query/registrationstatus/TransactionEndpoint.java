package org.regesta.query.registrationstatus;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's transactions of a registration: one for each stage that ended, read from the registry itself. */
@RestController
@Tag(name = "Registrations")
class TransactionEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.registration.transaction";

    private final Ledger ledger;
    private final Clock clock;

    TransactionEndpoint(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** MOSIP's {@code RegistrationTransactionDto}; each follows from the one before. */
    record Transaction(
            String id,
            String registrationId,
            String transactionTypeCode,
            @Nullable String parentTransactionId,
            String statusCode,
            String subStatusCode,
            String statusComment,
            String createdDateTimes) {}

    @GetMapping("/registrationprocessor/v1/registrationtransaction/search/{rid}")
    @Reads
    @Operation(summary = "The stages a registration passed or failed, with MOSIP's transaction types and codes")
    MosipResponse<List<Transaction>> search(@PathVariable String rid) {
        if (!rid.matches("[0-9]{1,64}")) {
            throw new Refusal(RegistrationStatusRefusal.UNKNOWN);
        }
        List<Recorded> history = ledger.stream(Book.REGISTRY, RegistrationStatusProjection.stream(rid));
        if (history.isEmpty()) {
            throw new Refusal(RegistrationStatusRefusal.UNKNOWN);
        }
        return MosipResponse.of(ID, envelopeVersion(), clock.instant(), transactions(rid, history));
    }

    private static List<Transaction> transactions(String rid, List<Recorded> history) {
        List<Transaction> all = new ArrayList<>();
        for (Recorded event : history) {
            String at = MosipTime.text(Instant.ofEpochMilli(event.envelope().recordedMillis()));
            int part = 0;
            for (TransactionCodes.Step step : StepCodes.of((RegistrationEvent) event.payload())) {
                all.add(new Transaction(
                        event.eventId() + "." + part++,
                        rid,
                        step.type(),
                        all.isEmpty() ? null : all.getLast().id(),
                        step.status(),
                        step.subStatus(),
                        step.comment(),
                        at));
            }
        }
        return all;
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return TransactionCodes.error(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return TransactionCodes.error((RegistrationStatusRefusal) code);
    }
}
