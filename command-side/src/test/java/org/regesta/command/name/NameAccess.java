package org.regesta.command.name;

/** Lets tests of other features run the real thing. */
public final class NameAccess {

    public static final Class<?> AGGREGATE = Name.class;

    private NameAccess() {}
}
