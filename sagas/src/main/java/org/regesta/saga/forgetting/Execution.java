package org.regesta.saga.forgetting;

import org.regesta.events.proposal.ProposalKind;

/** Carries out approved proposals of one kind. */
public interface Execution {

    ProposalKind kind();

    /**
     * Does all of it. May have been cut off anywhere before: what is done already changes nothing when it is done
     * again. Any exception means: try again.
     */
    void run(Order order);

    /** As {@link #run}, where that takes long: a part of it, so that others come in between. True when all is done. */
    default boolean part(Order order) {
        run(order);
        return true;
    }
}
