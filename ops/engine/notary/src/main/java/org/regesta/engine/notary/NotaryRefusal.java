package org.regesta.engine.notary;

/** Why the notary says no. */
public enum NotaryRefusal {
    /** No such book. */
    BOOK_UNKNOWN,
    /** Not the name of a tile. */
    TILE_PATH,
    /** The tree has not grown that far, or has no such tile. */
    TILE_UNKNOWN,
    /** A size or position that the signed tree does not reach, or an older size that is larger than the newer. */
    BEYOND_THE_TREE,
    /** No event of that id in the book. */
    EVENT_UNKNOWN,
    /** Nothing was signed yet. */
    NOTHING_SIGNED,
    /** No alarm stands that could be cleared. */
    NO_ALARM
}
