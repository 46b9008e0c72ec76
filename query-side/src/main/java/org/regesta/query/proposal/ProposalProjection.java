package org.regesta.query.proposal;

import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.springframework.stereotype.Component;

/** A {@link ProposalPaper} per proposal. */
@Component
class ProposalProjection implements Projection.Factory {

    static final String NAME = "proposal-1";

    private final Ledger ledger;

    ProposalProjection(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        StreamFold<ProposalPaper> papers =
                new StreamFold<>(open(store), ledger, ProposalPaper.class, ProposalPaper.FOLD);
        return event -> {
            if (event.payload() instanceof ProposalEvent) {
                papers.on(event);
            }
        };
    }

    static Optional<ProposalPaper> find(ViewStore store, String proposalId) {
        return StreamFold.find(open(store), ProposalPaper.class, "proposal:" + proposalId);
    }

    static ViewStore.Collection open(ViewStore store) {
        return store.collection(NAME, Set.of(ProposalPaper.STANDING));
    }
}
