package org.regesta.ports;

/**
 * A failure whose message is meant for whoever runs the house: one sentence that says what was wrong and what to do,
 * without a person or a secret in it. The command line prints it as it is.
 */
public interface TellsWhatToDo {}
