package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fifty residents, each word of whom is in the world once: two came with a packet, the others by the ID repository. */
final class Fifty {

    static final int PEOPLE = 50;

    /**
     * Somebody who has an identity.
     *
     * @param canaries what is personal of them, their number included
     */
    record Resident(Person person, String subject, Canaries canaries) {}

    private final House house;
    private final Answers answers;
    private final long seed;

    Fifty(House house, Answers answers, long seed) {
        this.house = house;
        this.answers = answers;
        this.seed = seed;
    }

    /** With all others between the two. */
    List<Resident> between(Resident first, Resident last) {
        List<Resident> all = new ArrayList<>(List.of(first));
        List<String> uins = new ArrayList<>();
        List<Canaries> canaries = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        // a day of birth is a canary: nobody else may be born on it
        Set<LocalDate> days =
                new HashSet<>(List.of(first.person().born(), last.person().born()));
        for (long next = seed + 10; people.size() < PEOPLE - 2; next++) {
            Canaries theirs = new Canaries(next);
            Person person = theirs.adult();
            if (days.add(person.born())) {
                uins.add(theirs.remember(create(person, 100 + people.size())));
                people.add(person);
                canaries.add(theirs);
            }
        }
        for (int number = 0; number < PEOPLE - 2; number++) {
            all.add(new Resident(people.get(number), subject(answers, uins.get(number)), canaries.get(number)));
        }
        all.add(last);
        return all;
    }

    /** Once the views have heard of them. */
    static String subject(Answers answers, String uin) {
        String[] found = {""};
        House.await(() -> {
            try {
                found[0] = answers.subjectOf("UIN", uin);
                return true;
            } catch (Failed notYet) {
                return false;
            }
        });
        return found[0];
    }

    String create(Person person, int number) {
        return create(house.registrationClient(), house.clock, house.rid(number), person);
    }

    /** By the ID repository; their UIN. */
    static String create(Api repository, Clock clock, String rid, Person person) {
        String uin = repository.get("/v1/idgenerator/uin").at("/response/uin").asString();
        ObjectNode identity = person.identity();
        identity.put("UIN", uin);
        Map<String, Object> envelope = Map.of(
                "id",
                "mosip.id.create",
                "version",
                "v1",
                "requesttime",
                MosipTime.text(clock.instant()),
                "request",
                Map.of("registrationId", rid, "identity", identity));
        JsonNode answer = repository.send("POST", "/idrepository/v1/identity/", envelope);
        assertThat(answer.path("response").path("status").asString())
                .as(() -> Json.write(answer.path("errors")))
                .isEqualTo("ACTIVATED");
        return uin;
    }
}
