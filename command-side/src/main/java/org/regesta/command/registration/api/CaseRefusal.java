package org.regesta.command.registration.api;

/** Why an officer cannot decide a case, or have it decided anew. */
public enum CaseRefusal {
    /** Whoever decides claims the case first, and the claim has not ended. */
    NOT_CLAIMED,
    /** Another adjudicator has the case. */
    CLAIMED_BY_ANOTHER,
    /** The officer had the case, and it was taken away or ran out just now: it is others' turn. */
    OTHERS_TURN,
    /** The officer took it from somebody before, or it was taken from them: if it must be again, another does it. */
    TAKEN_AWAY_BEFORE,
    /** The officer made the packet, or may be who made it. */
    OWN_PACKET,
    /** The case is about the officer. */
    OWN_CASE,
    /** The officer decided it before, or reopened it, maybe from another office: somebody else must. */
    HAD_A_HAND_IN_IT,
    /** No human decided it, or what was decided cannot be taken back this way. */
    NOTHING_TO_APPEAL
}
