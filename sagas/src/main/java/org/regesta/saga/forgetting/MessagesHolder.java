package org.regesta.saga.forgetting;

import org.regesta.ports.Outbox;
import org.springframework.stereotype.Component;

/** Deletes the messages that were sent to the person. */
@Component
class MessagesHolder implements Holder {

    private final Outbox outbox;

    MessagesHolder(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Turn turn() {
        return Turn.MESSAGES;
    }

    @Override
    public void forget(Erasure erasure) {
        outbox.forget(erasure.keyRefs());
    }
}
