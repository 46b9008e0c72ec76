package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.server.access.RepositoryDoor.IDENTITY;
import static org.regesta.server.access.RepositoryDoor.error;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * The ID repository beside a model of it that fits on a page, in a sequence of chance: people who come, change, are
 * blocked and unblocked, lock a factor, take virtual ids and give them up. Both say the same at every step, and every
 * answer is of the shape that is described.
 */
@Timeout(3600)
class RepositoryModelTest {

    private static final int STEPS = Integer.getInteger("steps", Boolean.getBoolean("soak") ? 50_000 : 1_000);
    private static final int GENERATION = 5_000;
    private static final String VIDS = "/idrepository/v1/vid/";
    private static final String NONE = "none";
    private static final RepositoryDoor DOOR = new RepositoryDoor();
    private static final Map<String, List<String>> WAYS = Map.of(
            "ACTIVATED", List.of("BLOCKED", "DEACTIVATED"),
            "BLOCKED", List.of("ACTIVATED", "DEACTIVATED"),
            "DEACTIVATED", List.of("ACTIVATED"));
    private static final Map<String, Integer> MOST = Map.of("Perpetual", 1, "Temporary", 5, "OneTimeUse", 5);

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<Model> people = new ArrayList<>();
    private final Map<String, Integer> taken = new LinkedHashMap<>();

    /** What is true of one person. */
    private static final class Model {
        private final String uin;
        private String status = "ACTIVATED";
        private String phone = "9876543210";
        private boolean fingerLocked;
        private final Map<String, String> vids = new LinkedHashMap<>();
        private final Set<String> gone = new HashSet<>();

        private Model(String uin) {
            this.uin = uin;
        }

        private boolean active() {
            return status.equals("ACTIVATED");
        }

        private Set<String> endsAll(String type) {
            Set<String> ended = new HashSet<>(vids.keySet());
            ended.removeIf(vid -> !type.equals(vids.get(vid)));
            vids.keySet().removeAll(ended);
            return ended;
        }

        private long of(String type) {
            return vids.values().stream().filter(type::equals).count();
        }
    }

    @BeforeAll
    static void a_schema_is_published() {
        DOOR.publishSchema();
    }

    @Test
    void the_repository_and_its_model_say_the_same() {
        System.out.printf("model of the ID repository: seed %d, %d steps%n", seed, STEPS);
        for (int step = 0; step < STEPS; step++) {
            if (step % GENERATION == 0) { // new people, before a temporary virtual id runs out by itself
                people.forEach(one -> agrees(one, "at the end"));
                people.clear();
            }
            String what = step(step);
            taken.merge(what, 1, Integer::sum);
        }
        people.forEach(one -> agrees(one, "at the end"));
        System.out.printf(
                "model of the ID repository: %s, %d answers%n",
                taken, DOOR.described().fitting());
        assertThat(DOOR.described().wrong()).as("seed %d", seed).isEmpty();
        assertThat(DOOR.described().fitting()).isGreaterThan(STEPS);
        assertThat(taken.values()).as(taken.toString()).hasSize(7).allMatch(count -> count > STEPS / 50);
    }

    private String step(int step) {
        int which = random.nextInt(7);
        String where = "step " + step + " of seed " + seed;
        if (people.isEmpty() || (which == 0 && random.nextInt(8) == 0)) {
            people.add(new Model(DOOR.enrolled("Person " + step)));
        }
        Model one = people.get(random.nextInt(people.size()));
        return switch (which) {
            case 0 -> reads(one, where);
            case 1 -> movesPhone(one, where);
            case 2 -> changesStatus(one, where);
            case 3 -> locks(one, where);
            case 4 -> takesVid(one, where);
            case 5 -> givesUpVid(one, where);
            default -> isNobody(where);
        };
    }

    private String reads(Model one, String where) {
        agrees(one, where);
        return "read";
    }

    private static void agrees(Model one, String where) {
        JsonNode read = DOOR.get(IDENTITY + "idvid/" + one.uin);
        assertThat(read.at("/response/status").asString(error(read))).as(where).isEqualTo(one.status);
        assertThat(read.at("/response/identity/phone").asString("")).as(where).isEqualTo(one.phone);
        assertThat(isFingerLocked(one)).as(where).isEqualTo(one.fingerLocked);
        one.vids.keySet().forEach(vid -> {
            JsonNode found = DOOR.get(VIDS + vid);
            String said = found.at("/response/UIN").asString(error(found));
            assertThat(said).as(where + " of a VID").isEqualTo(one.active() ? one.uin : "IDR-VID-004");
        });
        one.gone.forEach(
                vid -> assertThat(error(DOOR.get(VIDS + vid))).as(where).isNotEqualTo(NONE));
        if (one.active()) {
            JsonNode listed = DOOR.get(VIDS + "uin/" + one.uin);
            Set<String> said = listed.path("response")
                    .valueStream()
                    .map(vid -> vid.path("VID").asString(vid.path("vid").asString("")))
                    .collect(Collectors.toSet());
            assertThat(said).as(where + ": " + listed).isEqualTo(one.vids.keySet());
        }
    }

    private String movesPhone(Model one, String where) {
        String phone = "98" + (10_000_000 + random.nextInt(80_000_000));
        assertThat(error(DOOR.update(one.uin, Map.of("phone", phone), Map.of())))
                .as(where)
                .isEqualTo(NONE);
        one.phone = phone;
        return "phone";
    }

    private String changesStatus(Model one, String where) {
        List<String> ways = WAYS.getOrDefault(one.status, List.of());
        String status = ways.get(random.nextInt(ways.size()));
        JsonNode changed = DOOR.update(one.uin, Map.of(), Map.of("status", status));
        assertThat(changed.at("/response/status").asString(error(changed)))
                .as(where)
                .isEqualTo(status);
        one.status = status;
        return "status";
    }

    private String locks(Model one, String where) {
        boolean locked = random.nextBoolean();
        JsonNode said = DOOR.send(
                HttpMethod.POST,
                IDENTITY + "authtypes/status",
                Optional.of(Map.of(
                        "id",
                        "mosip.identity.authtypes.status.update",
                        "version",
                        "v1",
                        "requestTime",
                        RepositoryDoor.time(0),
                        "individualId",
                        one.uin,
                        "individualIdType",
                        "UIN",
                        "request",
                        List.of(Map.of("authType", "bio", "authSubType", "FINGER", "locked", locked)))));
        boolean allowed = error(said).equals(NONE);
        assertThat(allowed || !one.active()).as(where + ": " + said).isTrue();
        one.fingerLocked = allowed ? locked : one.fingerLocked;
        assertThat(isFingerLocked(one)).as(where).isEqualTo(one.fingerLocked);
        return "lock";
    }

    private static boolean isFingerLocked(Model one) {
        return DOOR.get(IDENTITY + "authtypes/status/" + one.uin)
                .at("/response/authTypes")
                .valueStream()
                .filter(type -> type.path("authSubType").asString("").equals("FINGER"))
                .anyMatch(type -> type.path("locked").asBoolean(false));
    }

    private String takesVid(Model one, String where) {
        String type = List.copyOf(MOST.keySet()).get(random.nextInt(MOST.size()));
        JsonNode made = DOOR.askForVid(one.uin, type);
        boolean gives = type.equals("Perpetual"); // the one there was ends, and another takes its place
        boolean room = gives || one.of(type) < MOST.getOrDefault(type, 0);
        String expected = !one.active() ? "IDR-VID-004" : room ? NONE : "IDR-VID-003";
        assertThat(error(made)).as(where + " " + type).isEqualTo(expected);
        if (expected.equals(NONE)) {
            if (gives) {
                one.gone.addAll(one.endsAll(type));
            }
            one.vids.put(made.at("/response/VID").asString(), type);
        }
        return "take";
    }

    private String givesUpVid(Model one, String where) {
        if (one.vids.isEmpty() || one.status.equals("DEACTIVATED")) {
            return reads(one, where);
        }
        String vid = List.copyOf(one.vids.keySet()).get(random.nextInt(one.vids.size()));
        JsonNode said = DOOR.vidStatus(vid, "REVOKED");
        assertThat(said.at("/response/vidStatus").asString(error(said)))
                .as(where)
                .isEqualTo("REVOKED");
        String type = one.vids.remove(vid);
        one.gone.add(vid);
        String restored = said.at("/response/restoredVID/VID").asString("");
        assertThat(restored.isEmpty()).as(where + ": " + said).isEqualTo(!type.equals("Perpetual") || !one.active());
        if (!restored.isEmpty()) {
            one.vids.put(restored, type);
        }
        return "revoke";
    }

    private static String isNobody(String where) {
        assertThat(error(DOOR.get(IDENTITY + "idvid/5123456789"))).as(where).isNotEqualTo(NONE);
        assertThat(error(DOOR.askForVid("5123456789", "Perpetual"))).as(where).isNotEqualTo(NONE);
        return "nobody";
    }
}
