package org.regesta.query.authhistory;

import java.util.List;
import java.util.Set;
import org.regesta.events.Purpose;
import org.regesta.ports.Attribution;
import org.regesta.ports.Holders;
import org.regesta.ports.Refusal;
import org.regesta.query.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** Tells people what they were authenticated for, once an OTP has shown who they are; that it was told is recorded. */
@Component
class OwnHistory {

    private static final Set<String> SHOWN = Set.of("authTransactions");

    private final Holders holders;
    private final AuthTransactions transactions;
    private final Disclosures disclosures;

    OwnHistory(Holders holders, AuthTransactions transactions, Disclosures disclosures) {
        this.holders = holders;
        this.transactions = transactions;
        this.disclosures = disclosures;
    }

    /** @param told whether the holder was written to */
    record Told(List<AuthTransaction> newestFirst, boolean told) {}

    /** @throws Refusal of {@link OwnHistoryRefusal} */
    Told of(Holders.Claim claim, long skip, int most, Attribution by) {
        Holders.Holder holder = holders.known(claim, by).orElseThrow(() -> new Refusal(OwnHistoryRefusal.NOT_PROVEN));
        AuthTransactions.Named named = transactions
                .find(claim.individualId())
                .filter(found -> found.subject().equals(holder.subject()))
                .orElseThrow(() -> new Refusal(OwnHistoryRefusal.NOT_PROVEN));
        List<AuthTransaction> found = transactions.of(named, skip, most);
        disclosures.record(Set.of(holder.subject()), Purpose.ID_REPOSITORY, SHOWN, by);
        return new Told(found, holder.tell("history", "You were told what you were authenticated for, as you asked."));
    }
}
