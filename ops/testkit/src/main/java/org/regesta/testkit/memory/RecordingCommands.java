package org.regesta.testkit.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;

/** Keeps the commands that were sent; answers as it was told to, with an empty result by default. */
public final class RecordingCommands implements Commands {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private volatile BiFunction<Object, Attribution, Object> answer = (command, by) -> "";

    /** What was sent, and by whom. */
    public record Sent(Object command, Attribution by) {}

    @Override
    public Done send(Object command, Attribution by) {
        sent.add(new Sent(command, by));
        Object result = answer.apply(command, by);
        return new Done("registry:" + (sent.size() - 1), result);
    }

    /** The function that answers from now on; it may throw a {@link org.regesta.ports.Refusal}. */
    public void answering(BiFunction<Object, Attribution, Object> by) {
        answer = by;
    }

    /** Oldest first. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The commands alone, oldest first. */
    public List<Object> commands() {
        return sent.stream().map(Sent::command).toList();
    }

    public void forget() {
        sent.clear();
    }
}
