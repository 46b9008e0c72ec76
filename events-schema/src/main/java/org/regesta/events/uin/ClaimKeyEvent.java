package org.regesta.events.uin;

/**
 * Which generation of the dedicated key names the claims of a kind of numbers. Stream {@code claimkey:<kind>}. The
 * first generation has no event.
 */
public sealed interface ClaimKeyEvent {

    /** {@code uin} */
    String kind();

    /**
     * From here on new claims are named by this generation; what was claimed before moves.
     *
     * @param generation 2 or more
     * @param proposalId by which two officers decided it
     */
    record Begun(String kind, int generation, String proposalId) implements ClaimKeyEvent {}

    /** Every claim that stood when this generation begun has moved. */
    record Finished(String kind, int generation) implements ClaimKeyEvent {}
}
