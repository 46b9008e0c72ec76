package org.regesta.engine.backup;

/** Is told how far a backup or a restore has come. */
@FunctionalInterface
public interface Progress {

    /**
     * @param what is being done, in a word or two
     * @param done of {@code of}, both in the same unit
     */
    void at(String what, long done, long of);
}
