package org.regesta.command.uin.api;

import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.ClaimKeyEvent.Begun;
import org.regesta.events.uin.ClaimKeyEvent.Finished;

/**
 * Which generation names new claims.
 *
 * @param finished whether every older claim has come to it
 * @param proposalId by which it begun, empty for the first
 */
public record ClaimKeyState(int generation, boolean finished, String proposalId) {

    public static final ClaimKeyState FIRST = new ClaimKeyState(1, true, "");

    public ClaimKeyState after(ClaimKeyEvent event) {
        return switch (event) {
            case Begun e -> new ClaimKeyState(e.generation(), false, e.proposalId());
            case Finished e -> new ClaimKeyState(e.generation(), true, proposalId);
        };
    }
}
