package org.regesta.query.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Recorded;
import org.regesta.query.delivery.Fold;

/**
 * A proposal and what became of it.
 *
 * @param standing {@code OPEN}, {@code APPROVED}, {@code REFUSED}, {@code EXPIRED} or {@code EXECUTED}
 * @param decidedBy who approved or refused it
 */
record ProposalPaper(
        String proposalId,
        ProposalKind kind,
        String target,
        LegalGround ground,
        String standing,
        String proposer,
        Instant proposed,
        Instant expires,
        Optional<String> decidedBy,
        Optional<Instant> decided,
        Optional<Instant> executed) {

    static final String STANDING = "standing";

    static final Fold<ProposalPaper> FOLD = new Fold<>() {
        @Override
        public ProposalPaper after(@Nullable ProposalPaper before, Recorded event) {
            return ProposalPaper.after(
                    before,
                    (ProposalEvent) event.payload(),
                    Instant.ofEpochMilli(event.envelope().recordedMillis()));
        }

        @Override
        public Map<String, List<String>> keys(ProposalPaper paper) {
            return Map.of(STANDING, List.of(paper.standing()));
        }
    };

    private static ProposalPaper after(@Nullable ProposalPaper before, ProposalEvent event, Instant at) {
        if (event instanceof ProposalEvent.Proposed e) {
            return new ProposalPaper(
                    e.proposalId(),
                    e.kind(),
                    e.target(),
                    e.ground(),
                    "OPEN",
                    e.proposer(),
                    at,
                    e.expires(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (before == null) {
            throw new IllegalStateException("a proposal begins by being proposed");
        }
        return switch (event) {
            case ProposalEvent.Proposed _ -> before;
            case ProposalEvent.Approved e -> before.decided("APPROVED", Optional.of(e.approver()), at);
            case ProposalEvent.Refused e -> before.decided("REFUSED", Optional.of(e.officer()), at);
            case ProposalEvent.Expired _ -> before.decided("EXPIRED", Optional.empty(), at);
            case ProposalEvent.Executed _ ->
                before.standing("EXECUTED", before.decidedBy, before.decided, Optional.of(at));
        };
    }

    private ProposalPaper decided(String how, Optional<String> by, Instant at) {
        return standing(how, by, Optional.of(at), Optional.empty());
    }

    private ProposalPaper standing(String now, Optional<String> by, Optional<Instant> when, Optional<Instant> done) {
        return new ProposalPaper(proposalId, kind, target, ground, now, proposer, proposed, expires, by, when, done);
    }
}
