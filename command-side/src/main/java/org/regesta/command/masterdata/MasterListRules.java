package org.regesta.command.masterdata;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.command.masterdata.api.MasterListCommand;
import org.regesta.command.masterdata.api.MasterListRefusal;
import org.regesta.events.masterdata.MasterListEvent;
import org.regesta.events.masterdata.MasterListEvent.ValueNamed;
import org.regesta.events.masterdata.MasterListEvent.ValueWithdrawn;
import org.regesta.ports.Refusal;

/** A value has one name at a time in each language; one that was withdrawn counts again when it is named again. */
final class MasterListRules {

    static final MasterListState EMPTY = new MasterListState(Map.of(), Set.of());

    private MasterListRules() {}

    static List<MasterListEvent> decide(MasterListCommand command, MasterListState state) {
        return switch (command) {
            case MasterListCommand.NameValue c ->
                c.name().equals(state.names().getOrDefault(c.code(), Map.of()).get(c.language()))
                        ? List.of()
                        : List.of(new ValueNamed(c.listId(), c.code(), c.language(), c.name()));
            case MasterListCommand.WithdrawValue c -> {
                if (state.names().containsKey(c.code())) {
                    yield List.of(new ValueWithdrawn(c.listId(), c.code()));
                }
                if (state.withdrawn().contains(c.code())) {
                    yield List.of();
                }
                throw new Refusal(MasterListRefusal.VALUE_UNKNOWN);
            }
        };
    }

    static MasterListState evolve(MasterListState state, MasterListEvent event) {
        Map<String, Map<String, String>> names = new TreeMap<>(state.names());
        Set<String> withdrawn = new TreeSet<>(state.withdrawn());
        switch (event) {
            case ValueNamed e -> {
                Map<String, String> of = new TreeMap<>(names.getOrDefault(e.code(), Map.of()));
                of.put(e.language(), e.name());
                names.put(e.code(), of);
                withdrawn.remove(e.code());
            }
            case ValueWithdrawn e -> {
                names.remove(e.code());
                withdrawn.add(e.code());
            }
        }
        return new MasterListState(names, withdrawn);
    }
}
