package org.regesta.ports;

/**
 * Something with threads of its own. {@code ops/server} starts every such bean when all else stands, and stops it
 * first.
 */
public interface Running {

    /** Starts; returns at once. Called once. */
    void start();

    /** Stops and waits until nothing of it runs any more; what was under way is done again after the next start. */
    void stop();
}
