package org.regesta.engine.vault;

/**
 * One generation of a person's key.
 *
 * @param generation 1 for the first
 */
record PersonKey(int generation, byte[] key) {

    @Override
    public String toString() {
        return "PersonKey[" + generation + "]"; // the key stays out of logs
    }
}
