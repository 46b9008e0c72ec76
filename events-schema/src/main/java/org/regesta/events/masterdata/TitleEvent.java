package org.regesta.events.masterdata;

/** How people are addressed in a language. Stream {@code title:<code>.<language>}. */
public sealed interface TitleEvent {

    /** Code and language, ISO 639-3, with a dot between. */
    String titleId();

    /** @param name as it is written before a name, such as {@code Mrs} */
    record Named(String titleId, String language, String name) implements TitleEvent {}
}
