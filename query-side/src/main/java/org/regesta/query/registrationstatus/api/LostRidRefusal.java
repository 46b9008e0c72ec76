package org.regesta.query.registrationstatus.api;

/** Why a search for a lost registration id is not answered. */
public enum LostRidRefusal {
    /** It lacks the days, or two fields that together mean one person. */
    TOO_VAGUE,
    TOO_MANY_DAYS,
    /** More fit than may be shown: none is. */
    TOO_MANY_FOUND,
    /** The officer has searched as often as one may in a day. */
    ASKED_TOO_OFTEN
}
