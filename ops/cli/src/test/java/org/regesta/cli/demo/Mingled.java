package org.regesta.cli.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.regesta.testkit.people.Person;

/**
 * Fifty people who are asked about all at once (P5): some came with packets, the others, each word of whom is in the
 * world once, by the ID repository.
 */
final class Mingled {

    static final int PEOPLE = 50;

    private static final String ASKED = "/idrepository/v1/identity/";

    private record Known(Person person, String rid, String uin) {}

    private final Crowd crowd;
    private final int wholeOnceIn;
    private final List<String> byPacket;
    private final List<Known> byRepository = new ArrayList<>();

    /**
     * Enters all who are not there yet.
     *
     * @param wholeOnceIn so many questions one asks for all that is known of somebody, which is a disclosure on record
     */
    Mingled(Crowd crowd, Clock clock, long seed, int wholeOnceIn) {
        this.crowd = crowd;
        this.wholeOnceIn = wholeOnceIn;
        this.byPacket = crowd.rids();
        Set<LocalDate> days = new HashSet<>(); // a day of birth is one's alone too
        for (long next = seed; byPacket.size() + byRepository.size() < PEOPLE; next++) {
            Canaries theirs = new Canaries(next);
            Person person = theirs.adult();
            if (days.add(person.born())) {
                String rid = crowd.nextRid();
                String uin = Fifty.create(crowd.client(), clock, rid, person);
                theirs.remember(uin);
                theirs.remember(rid);
                crowd.apart().belong(rid, theirs.all());
                byRepository.add(new Known(person, rid, uin));
            }
        }
    }

    /** About anyone of them. */
    void ask(Random dice) {
        int who = dice.nextInt(PEOPLE);
        if (who < byPacket.size()) {
            crowd.asks(byPacket.get(who));
            return;
        }
        Known one = byRepository.get(who - byPacket.size());
        if (dice.nextInt(wholeOnceIn) == 0) {
            String answer = crowd.client().get(ASKED + "idvid/" + one.uin()).toString();
            crowd.apart().isOfOne(answer, one.rid(), wordsOf(one.person()));
        } else {
            String answer = crowd.client().get(ASKED + "rid/" + one.uin()).toString();
            crowd.apart().isOfOne(answer, one.rid(), Set.of(one.rid()));
        }
    }

    private static List<String> wordsOf(Person person) {
        return List.of(person.name().latin(), person.phone(), person.email());
    }
}
