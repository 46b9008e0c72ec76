package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which fingers of two people are compared. A finger says where on which hand it was taken, and a device that takes it
 * checks little of that, so besides each finger with its namesake: with its neighbours, as a hand may be counted
 * wrongly by one; with its mirror image, as hands are mistaken for each other; and whatever has no name with
 * everything. Hands are mistaken as a whole, so of a hand's mirror images two tell as much as all.
 *
 * <p>What is left out, a thumb beside a little finger, nobody has ever taken for the other; of two hands it is
 * two thirds of all pairs. {@code ./regesta bench dedupe} counts how many true pairs that loses: none.
 */
final class Pairing {

    private static final List<String> ACROSS =
            List.of("Thumb", "IndexFinger", "MiddleFinger", "RingFinger", "LittleFinger");

    private static final int MIRRORED_MAX = 2;

    private Pairing() {}

    enum Kind {
        NAMESAKE,
        OTHER
    }

    /** A finger of ours and one of theirs. */
    record Pair(String ours, String theirs, Kind kind) {}

    static List<Pair> of(Collection<String> ours, Collection<String> theirs) {
        List<Pair> pairs = new ArrayList<>();
        int mirrored = Math.min(MIRRORED_MAX, (ours.size() + 1) / 2);
        for (String our : ours) {
            for (String their : theirs) {
                Place one = Place.of(our);
                Place other = Place.of(their);
                if (isFace(our) != isFace(their)) {
                    continue; // a face is no finger
                }
                if (!one.known() || !other.known() || one.equals(other)) {
                    pairs.add(new Pair(our, their, Kind.NAMESAKE));
                } else if (one.beside(other) || (one.mirrors(other) && mirrored-- > 0)) {
                    pairs.add(new Pair(our, their, Kind.OTHER));
                }
            }
        }
        return pairs;
    }

    private static boolean isFace(String name) {
        return name.startsWith(Fingers.FACE);
    }

    /** @param finger counted from the thumb, -1 when it is not known */
    private record Place(String hand, int finger) {

        static Place of(String name) {
            String[] words = name.split(" ", -1);
            return new Place(words[0], words.length < 2 ? -1 : ACROSS.indexOf(words[1]));
        }

        boolean known() {
            return finger >= 0;
        }

        boolean beside(Place other) {
            return hand.equals(other.hand) && Math.abs(finger - other.finger) == 1;
        }

        boolean mirrors(Place other) {
            return !hand.equals(other.hand) && finger == other.finger;
        }
    }
}
