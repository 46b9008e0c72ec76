package org.regesta.engine.keeper;

import org.regesta.ports.Sender;

/** Hands messages to the house, which sends them. */
public final class GuestSender implements Sender {

    private final KeeperLine line;

    public GuestSender(KeeperLine line) {
        this.line = line;
    }

    @Override
    public void send(Message message) {
        line.ask(
                Call.SEND,
                new Talk.Send(message.keyRef(), message.channel(), message.recipient(), message.kind(), message.text()),
                Talk.Done.class);
    }
}
