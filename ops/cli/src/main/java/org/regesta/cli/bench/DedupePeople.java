package org.regesta.cli.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.fingers.SyntheticMinutiae;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.testkit.people.Word;
import org.regesta.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** People by a seed, and some of them a second time, with slips. Three names each, so that namesakes are not all. */
final class DedupePeople {

    static final List<Finger> FINGERS = List.of(Finger.RIGHT_INDEX, Finger.LEFT_INDEX);
    private static final int ROUND = 10; // languages in turn
    private static final int HANDS_MISTAKEN_EACH = 20;
    private static final int MOVED_EACH = 3;

    private final People people;
    private final long seed;

    DedupePeople(long seed) {
        this.people = new People(seed);
        this.seed = seed;
    }

    /** How somebody's second registration differs from the first. Fingers are always taken anew; a third have moved. */
    enum Slip {
        TYPOS,
        ANOTHER_SCRIPT,
        SWAPPED_DATE,
        SECOND_IMPRESSION
    }

    /** @param fields of the ID object, as JSON; {@code templates} by CBEFF subtype */
    record Written(Map<String, byte[]> fields, Map<String, byte[]> templates) {
        @Override
        public String toString() {
            return "Written";
        }
    }

    Written first(int number) {
        Person person = people.adult(number);
        return new Written(
                fields(person, person, text("eng", name(number).latin()), person.dateOfBirth()),
                fingers(person, number, false));
    }

    /** A second registration of the same person, by a kind of slip. */
    Written again(int number, Slip slip) {
        SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
        Person person = people.adult(number);
        String latin = name(number).latin();
        List<Map<String, String>> name =
                switch (slip) {
                    case TYPOS -> text("eng", typos(latin, random));
                    case ANOTHER_SCRIPT -> text(person.language(), name(number).own());
                    case SWAPPED_DATE, SECOND_IMPRESSION -> text("eng", latin);
                };
        String born = slip == Slip.SWAPPED_DATE ? swapped(person, random) : person.dateOfBirth();
        boolean handsMistaken = random.nextInt(HANDS_MISTAKEN_EACH) == 0;
        Person living = random.nextInt(MOVED_EACH) == 0 ? people.adult(number + ROUND * (3 + number)) : person;
        return new Written(fields(person, living, name, born), fingers(person, -number - 1, handsMistaken));
    }

    private Word name(int number) {
        Word own = people.adult(number).name();
        Word mothers = people.adult(number + ROUND * (7 + number)).name();
        return new Word(own.latin() + " " + last(mothers.latin()), own.own() + " " + last(mothers.own()));
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    private static List<Map<String, String>> text(String language, String value) {
        return List.of(Map.of("language", language, "value", value));
    }

    private static Map<String, byte[]> fields(
            Person person, Person living, List<Map<String, String>> name, String born) {
        Map<String, byte[]> fields = new TreeMap<>();
        fields.put("gender", Json.write(person.identity().get("gender")).getBytes(StandardCharsets.UTF_8));
        ObjectNode home = living.identity();
        for (String field : List.of("postalCode", "city")) {
            fields.put(field, Json.write(home.get(field)).getBytes(StandardCharsets.UTF_8));
        }
        fields.put("fullName", Json.write(name).getBytes(StandardCharsets.UTF_8));
        fields.put("dateOfBirth", Json.write(born).getBytes(StandardCharsets.UTF_8));
        return fields;
    }

    private static Map<String, byte[]> fingers(Person person, long impression, boolean handsMistaken) {
        Map<String, byte[]> templates = new TreeMap<>();
        for (int at = 0; at < FINGERS.size(); at++) {
            Finger named = FINGERS.get(at);
            Finger taken = handsMistaken ? FINGERS.get(1 - at) : named;
            Impression how = Impression.normal(impression * 31 + at);
            templates.put(named.subtype(), SyntheticMinutiae.template(person.finger(taken), how));
        }
        return templates;
    }

    /** A slip in one word, now and then in a second. */
    private static String typos(String name, SplittableRandom random) {
        List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
        int slips = random.nextInt(10) < 3 ? 2 : 1;
        for (int slip = 0; slip < slips; slip++) {
            int at = random.nextInt(words.size());
            words.set(at, typo(words.get(at), random));
        }
        return String.join(" ", words);
    }

    private static String typo(String word, SplittableRandom random) {
        if (word.length() < 3) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        char letter = (char) ('a' + random.nextInt(26));
        String before = word.substring(0, at);
        return switch (random.nextInt(4)) {
            case 0 -> before + letter + word.substring(at);
            case 1 -> before + letter + word.substring(at + 1);
            case 2 -> before + word.substring(at + 1);
            default -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    /** Day and month change places; where they cannot, the day is off by some. */
    private static String swapped(Person person, SplittableRandom random) {
        String[] parts = person.dateOfBirth().split("/", -1);
        if (Integer.parseInt(parts[2]) <= 12) {
            return parts[0] + "/" + parts[2] + "/" + parts[1];
        }
        return parts[0] + "/" + parts[1] + "/" + (13 + random.nextInt(16));
    }
}
