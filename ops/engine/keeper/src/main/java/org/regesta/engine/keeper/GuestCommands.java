package org.regesta.engine.keeper;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.wire.Json;

/** Has commands decided and answers recorded by the house, which alone appends to its books. */
public final class GuestCommands implements Commands, AccessBook {

    private final KeeperLine line;
    private final Map<String, Class<?>> results;

    /** @param results as the grant has them */
    public GuestCommands(KeeperLine line, Map<String, Class<?>> results) {
        this.line = line;
        this.results = Map.copyOf(results);
    }

    @Override
    public Done send(Object command, Attribution by) {
        Talk.Decide asked = new Talk.Decide(Grant.name(command.getClass()), Json.treeOf(command), Talk.By.of(by));
        Talk.Decided decided = line.ask(Call.DECIDE, asked, Talk.Decided.class);
        return new Done(decided.position(), result(decided));
    }

    private Object result(Talk.Decided decided) {
        if (decided.type().isEmpty()) {
            return decided.result().asString("");
        }
        Class<?> type = results.get(decided.type());
        if (type == null) {
            throw new IllegalStateException("the house answers with what this process does not know");
        }
        return Json.value(decided.result(), type);
    }

    @Override
    public CompletableFuture<Long> record(String stream, Object event, Attribution by) {
        Talk.Record asked = new Talk.Record(stream, Grant.name(event.getClass()), Json.treeOf(event), Talk.By.of(by));
        return line.later(Call.RECORD, asked, Talk.Position.class).thenApply(Talk.Position::position);
    }
}
