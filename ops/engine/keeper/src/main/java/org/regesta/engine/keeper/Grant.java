package org.regesta.engine.keeper;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.regesta.events.Purpose;
import org.regesta.ports.Attribution;
import org.regesta.ports.Vault.Derivation;

/**
 * What one kind of guest may, and no more: whoever takes such a process over has this and nothing else of the house.
 *
 * @param purposes for which it may open
 * @param derivations dedicated keys it may derive by
 * @param stores whose seals it may make and open
 * @param pairs applications whose key pairs are lent to it, {@code IDA} for example
 * @param messages kinds of messages that it may send
 * @param commands what it may have decided, by the name on the line
 * @param results what commands answer with, by the name on the line
 * @param records what it may record in the access book, by the name on the line
 * @param actors in whose name it may do either
 * @param refusals by what those commands are refused, by the name on the line
 */
public record Grant(
        Set<Purpose> purposes,
        Set<Derivation> derivations,
        Set<String> stores,
        Set<String> pairs,
        Set<String> messages,
        Map<String, Class<?>> commands,
        Map<String, Class<?>> results,
        Map<String, Recordable> records,
        Predicate<Attribution> actors,
        Map<String, Enum<?>> refusals) {

    /** @param prefix of the streams that events of the type may be recorded in: {@code authentication:} */
    public record Recordable(Class<?> type, String prefix) {}

    public Grant {
        purposes = Set.copyOf(purposes);
        derivations = Set.copyOf(derivations);
        stores = Set.copyOf(stores);
        pairs = Set.copyOf(pairs);
        messages = Set.copyOf(messages);
        commands = Map.copyOf(commands);
        results = Map.copyOf(results);
        records = Map.copyOf(records);
        refusals = Map.copyOf(refusals);
    }

    /** The name of a class on the line: its own, and that of the one it is nested in. */
    public static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }

    /** The name of a refusal on the line. */
    public static String name(Enum<?> code) {
        return code.getDeclaringClass().getSimpleName() + "." + code.name();
    }
}
