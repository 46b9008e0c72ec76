package org.regesta.events.name;

/**
 * Who bears a name that may stand once only: of a machine, a policy, a version. Stream {@code name:<nameId>}. Never a
 * person's name.
 */
public sealed interface NameEvent {

    /** Lower-case hex SHA-256 over the kind, the scope and the name. */
    String nameId();

    /**
     * @param kind what bears it, a word of ours such as {@code policy}
     * @param name as it was given
     * @param holder the id of what bears it
     */
    record Taken(String nameId, String kind, String name, String holder) implements NameEvent {}
}
