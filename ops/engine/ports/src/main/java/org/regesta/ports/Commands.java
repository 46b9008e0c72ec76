package org.regesta.ports;

/** The one door for commands. */
public interface Commands {

    /**
     * Sends a command and waits for its result; when it returns, its events are durable.
     *
     * @return what the handler returned, with a registry or access position at or after its events
     * @throws Refusal when a rule said no
     * @throws OutcomeUnknown when the disk failed under it: retry with the same commandId
     * @throws StorageFull when the disk's reserve is reached
     */
    Done send(Object command, Attribution by);

    /**
     * @param position {@code <book>:<position>}, for {@code Regesta-Position}
     * @param result what the handler returned, or an empty string
     */
    record Done(String position, Object result) {}

    /** Neither appended nor refused for sure. */
    final class OutcomeUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message) {
            super(message);
        }
    }
}
