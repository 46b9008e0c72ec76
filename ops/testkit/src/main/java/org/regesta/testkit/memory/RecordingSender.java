package org.regesta.testkit.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.regesta.ports.Sender;
import org.regesta.ports.StorageFull;

/** Keeps what was sent; can be told that it is full. */
public final class RecordingSender implements Sender {

    private final List<Message> sent = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    @Override
    public void send(Message message) {
        if (full) {
            throw new StorageFull("the outbox is full");
        }
        sent.add(message);
    }

    /** Oldest first. */
    public List<Message> sent() {
        return List.copyOf(sent);
    }

    /** The newest message to a recipient. */
    public Optional<Message> lastTo(String recipient) {
        return sent.reversed().stream()
                .filter(message -> message.recipient().equals(recipient))
                .findFirst();
    }

    /** From now on {@link #send} fails with {@link StorageFull}, or works again. */
    public void full(boolean isFull) {
        full = isFull;
    }
}
