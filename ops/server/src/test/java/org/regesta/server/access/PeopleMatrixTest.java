package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.events.officer.Role;
import org.regesta.server.access.Line.Heard;
import org.regesta.server.access.PeopleRows.Row;
import org.regesta.server.access.PeopleRows.Who;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Every endpoint that takes a person's number × a person who lives, nobody, and one who was forgotten. */
@Timeout(300)
class PeopleMatrixTest {

    /** Behind these every endpoint is about a person. */
    private static final List<String> ABOUT_PEOPLE = List.of(
            "/idrepository/",
            "/resident/",
            "/registrationprocessor/",
            "/v1/registrations/",
            "/v1/adjudications",
            "/v1/operations/stuck/",
            "/v1/identities/",
            "/v1/erasures/",
            "/idauthentication/v1/internal/");

    private static final List<Row> ROWS =
            Stream.concat(RidRows.ROWS.stream(), PeopleRows.ROWS.stream()).toList();

    /** What has no number in it, or that of a draft alone. */
    private static final Set<String> ABOUT_NOBODY = Set.of(
            "GET /idrepository/v1/identity/authtypes/status/",
            "GET /idrepository/v1/vid/",
            "GET /idrepository/v1/vid/uin/",
            "POST /idrepository/v1/identity/draft/create/",
            "PATCH /idrepository/v1/identity/draft/update/{registrationId}",
            "PUT /idrepository/v1/identity/draft/extractbiometrics/{registrationId}",
            "GET /idrepository/v1/identity/draft/publish/{registrationId}",
            "DELETE /idrepository/v1/identity/draft/discard/{registrationId}",
            "GET /idrepository/v1/identity/draft/{registrationId}",
            "HEAD /idrepository/v1/identity/draft/{registrationId}");

    private static final String OF_OTHER_ROLES = "of other roles";

    private static RepositoryDoor door;
    private static Knocker knocker;
    private static Line line;
    private static SealedRequest sealed;
    private static Who amina;
    private static Who nobody;
    private static Who forgotten;

    @BeforeAll
    static void one_lives_and_one_was_forgotten() {
        door = new RepositoryDoor();
        knocker = new Knocker();
        line = knocker.line();
        door.publishSchema();
        sealed = new SealedRequest(door);
        amina = person("Amina");
        nobody = new Who(
                door.drawnUin(),
                door.get("/v1/idgenerator/vid").at("/response/vid").asString(),
                RepositoryDoor.newRid(),
                "0".repeat(32),
                "9800000000");
        forgotten = person("Fatou");
        forget(forgotten.subject());
    }

    @AfterAll
    static void close() {
        line.close();
    }

    private static Who person(String name) {
        String rid = RepositoryDoor.newRid();
        String phone = "98" + rid.substring(7, 15);
        String uin = door.enrolled(name, Map.of("phone", phone, "selectedHandles", List.of("phone")));
        String vid = door.vid(uin, "Perpetual");
        String own = door.get(RepositoryDoor.IDENTITY + "rid/" + uin)
                .at("/response/rid")
                .asString();
        return new Who(uin, vid, own, subject(uin), phone);
    }

    private static String subject(String uin) {
        Optional<Object> asked = Optional.of(Map.of("idType", "UIN", "id", uin));
        String subject = "";
        while (subject.isEmpty()) { // until the view has them
            subject = door.send(HttpMethod.POST, "/v1/identities/lookup", asked)
                    .path("subject")
                    .asString("");
        }
        return subject;
    }

    /** As two officers do who have nothing to do with one another. */
    private static void forget(String subject) {
        String one = knocker.tokenOf("forgets", Role.GLOBAL_ADMIN, Role.REGISTRATION_ADMIN);
        String other = knocker.tokenOf("agrees", Role.GLOBAL_ADMIN, Role.REGISTRATION_ADMIN);
        String filed = said(HttpMethod.POST, "/v1/proposals", one, """
                {"kind": "ERASE_PERSON", "target": "%s", "ground": "CONSENT_WITHDRAWN"}""".formatted(subject));
        String proposal = Json.tree(filed.getBytes(UTF_8)).path("proposalId").asString("");
        assertThat(proposal).as(filed).isNotEmpty();
        said(HttpMethod.POST, "/v1/proposals/" + proposal + "/approval", other, "{}");
        String standing = "";
        while (!standing.equals("EXECUTED")) {
            String told = said(HttpMethod.GET, "/v1/proposals/" + proposal, one, "");
            standing = Json.tree(told.getBytes(UTF_8)).path("standing").asString("");
        }
    }

    private static String said(HttpMethod method, String path, String token, String body) {
        return line.exchange(method, path, Optional.of(token), "application/json", body.getBytes(UTF_8))
                .body();
    }

    private static Heard ask(Row row, Who who, Optional<String> token) {
        String body = row.body().equals(SealedRequest.HERE) ? sealed.about(who) : who.in(row.body());
        return line.exchange(
                row.method(),
                who.in(row.path()),
                token,
                "application/json",
                body.replace("$schema", door.schemaVersion()).getBytes(UTF_8));
    }

    /** The code of the first error, else the problem, else the status. */
    private static String verdict(Heard heard) {
        if (heard.body().isEmpty() || !heard.body().startsWith("{")) {
            return Integer.toString(heard.status());
        }
        JsonNode body = Json.tree(heard.body().getBytes(UTF_8));
        String problem = body.path("type").asString("");
        return body.at("/errors/0/errorCode").asString(problem.isEmpty() ? Integer.toString(heard.status()) : problem);
    }

    @Test
    void every_cell_says_what_the_table_says_and_hardly_anywhere_tells_who_was_forgotten() {
        List<String> wrong = new ArrayList<>();
        for (Row row : ROWS) {
            Optional<String> token = Optional.of(knocker.master());
            Heard living = ask(row, amina, token);
            Heard unknown = ask(row, nobody, token);
            Heard gone = ask(row, forgotten, token);
            String heard = verdict(living) + " " + verdict(unknown) + " " + verdict(gone);
            if (!heard.equals(row.living() + " " + row.nobody() + " " + row.gone())) {
                wrong.add(row.path() + ": " + heard);
            }
            if (row.nobody().equals(row.gone()) && !timeless(nobody, unknown).equals(timeless(forgotten, gone))) {
                wrong.add(row.path() + " tells who was forgotten: " + unknown.body() + gone.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A body without when it was given, and without the registration that was asked for. */
    private static String timeless(Who asked, Heard heard) {
        return heard.status()
                + heard.body().replace(asked.rid(), "RID").replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "");
    }

    /**
     * With every token at every endpoint. A plain run asks about all three with a token that holds and one of chance
     * of those that do not, and with the others about one of chance; a soak asks about all three with every token.
     */
    @Test
    void at_the_gate_whoever_may_not_ask_hears_the_same_of_everyone() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        List<Who> everyone = List.of(amina, nobody, forgotten);
        List<String> wrong = new ArrayList<>();
        Map<String, Optional<String>> tokens = new LinkedHashMap<>(Map.of("none", Optional.empty()));
        knocker.tokensThatDoNotHold().forEach((what, token) -> tokens.put(what, Optional.of(token)));
        List<String> doNotHold = List.copyOf(tokens.keySet());
        for (Row row : ROWS) {
            tokens.put(OF_OTHER_ROLES, Optional.of(ofOthers(row)));
            Set<String> ofAll = Set.of(OF_OTHER_ROLES, doNotHold.get(random.nextInt(doNotHold.size())));
            tokens.forEach((what, token) -> {
                boolean all = Boolean.getBoolean("soak") || ofAll.contains(what);
                List<Who> whom = all ? everyone : List.of(everyone.get(random.nextInt(everyone.size())));
                Set<String> heard = new TreeSet<>();
                whom.forEach(who -> heard.add(timeless(who, ask(row, who, token))));
                String expected = what.equals(OF_OTHER_ROLES) ? "403" : "401";
                if (heard.size() != 1 || !heard.iterator().next().startsWith(expected)) {
                    wrong.add(row.name() + " with a token: " + what + ": " + heard);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static String ofOthers(Row row) {
        EnumSet<Role> others = EnumSet.allOf(Role.class);
        others.removeAll(rule(row).roles());
        return knocker.token(others.toArray(Role[]::new));
    }

    private static AccessRule rule(Row row) {
        return knocker.rules().stream()
                .filter(rule -> rule.name().equals(row.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such row in the table: " + row.name()));
    }

    @Test
    void no_endpoint_about_people_is_left_out() {
        Set<String> asked = ROWS.stream().map(Row::name).collect(Collectors.toSet());
        List<String> left = knocker.rules().stream()
                .filter(rule -> ABOUT_PEOPLE.stream().anyMatch(rule.pattern().getPatternString()::startsWith))
                .map(AccessRule::name)
                .filter(name ->
                        !asked.contains(name) && !ABOUT_NOBODY.contains(name) && !RidRows.OF_NEW_ONES.contains(name))
                .toList();
        assertThat(left).isEmpty();
        assertThat(asked).hasSizeGreaterThan(50);
    }
}
