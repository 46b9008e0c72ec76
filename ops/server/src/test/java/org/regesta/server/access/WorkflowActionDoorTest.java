package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.server.FullHouse;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Who would end a registration by MOSIP's workflow action, over the port: every refusal has its envelope and code. */
@Timeout(120)
class WorkflowActionDoorTest {

    private static final String PATH = "/registrationprocessor/v1/workflowmanager/workflowaction";
    private static final String ID = "mosip.registration.processor.workflow.action";
    private static final String STOP = "STOP_PROCESSING";
    private static final String UMA = "uma-who-announced";
    private static final String SAM = "sam-who-ends";
    private static final AtomicInteger RIDS = new AtomicInteger(40_000);

    private static final Knocker KNOCKER = new Knocker();

    private String rid = "";

    @BeforeEach
    void uma_announced_a_packet_that_has_not_come() {
        rid = newRid();
        sent(
                UMA,
                new RegistrationCommand.Sync(
                        rid, Process.NEW, rid, "a".repeat(64), 7, SupervisorStatus.APPROVED, "eng", Map.of()));
    }

    @Test
    void another_officer_ends_it_once() {
        assertThat(ends(rid).at("/response/statusMessage").asString(""))
                .isEqualTo("Process the workflowIds successfully");
        isEndedOnceBySam();
        assertThat(code(ends(rid))).as("sent again").isEqualTo("none");
        isEndedOnceBySam();
    }

    @Test
    void what_is_ended_does_not_go_on_nor_begin_again() {
        ends(rid);
        for (String action : List.of("RESUME_PROCESSING", "RESUME_FROM_BEGINNING")) {
            isRefused(SAM, body(ID, List.of(rid), action), "RPR-WAA-004", "not PAUSED");
        }
        isEndedOnceBySam();
    }

    @Test
    void what_has_not_come_waits_for_nobody_who_could_go_on_with_it() {
        for (String action : List.of("RESUME_PROCESSING", "RESUME_FROM_BEGINNING")) {
            standsAfter(SAM, body(ID, List.of(rid), action), "RPR-WAA-004", "not PAUSED");
        }
    }

    @Test
    void nobody_ends_what_they_announced_whatever_their_roles() {
        standsAfter(UMA, body(ID, List.of(rid), STOP), "KER-ATH-403", "somebody else");
    }

    @Test
    void what_nobody_announced_is_not_found() {
        String never = newRid();
        isRefused(SAM, body(ID, List.of(never), STOP), "RPR-WAA-003", "not found");
        assertThat(life(never)).isEmpty();
    }

    @Test
    void what_is_kept_no_longer_is_not_found_either() {
        sent(UMA, new RegistrationCommand.EndRetention(rid, RetentionGround.NEVER_CAME, 0));
        standsAfter(SAM, body(ID, List.of(rid), STOP), "RPR-WAA-003", "not found");
    }

    @Test
    void who_has_no_right_is_told_so_in_the_same_envelope() {
        byte[] body = body(ID, List.of(rid), STOP);
        List<Recorded> before = life(rid);
        for (Role role : Role.values()) {
            if (role != Role.REGISTRATION_ADMIN) {
                HttpResponse<String> answer = knock(Optional.of(KNOCKER.tokenOf(SAM, role)), body);
                isRefusal(answer, 403, "KER-ATH-403", "Forbidden");
            }
        }
        isRefusal(knock(Optional.empty(), body), 401, "KER-ATH-401", "Authentication");
        isRefusal(knock(Optional.of("garbage"), body), 401, "KER-ATH-401", "Authentication");
        assertThat(life(rid)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "7", "{\"request\":7}", "{\"request\":{\"workflowIds\":7}}", "{\"id\":1,\"id\":2}"
            })
    void what_is_no_request_is_refused_as_such(String text) {
        standsAfter(SAM, text.getBytes(UTF_8), "RPR-WAA-001", "JSON");
    }

    @Test
    void what_is_missing_of_a_request_is_named() {
        standsAfter(SAM, "{}".getBytes(UTF_8), "RPR-WAA-000", "id");
        standsAfter(SAM, ("{\"id\":\"" + ID + "\"}").getBytes(UTF_8), "RPR-WAA-000", "request");
        standsAfter(SAM, body(null, List.of(rid), STOP), "RPR-WAA-000", "id");
        standsAfter(SAM, body(ID, null, STOP), "RPR-WAA-000", "workflowIds");
        standsAfter(SAM, body(ID, List.of(), STOP), "RPR-WAA-000", "workflowIds");
        standsAfter(SAM, body(ID, List.of(rid), null), "RPR-WAA-000", "workflowAction");
        standsAfter(SAM, body(ID, List.of(rid), ""), "RPR-WAA-000", "workflowAction");
    }

    @Test
    void what_is_wrong_in_a_request_is_named() {
        standsAfter(SAM, body("mosip.registration.status", List.of(rid), STOP), "RPR-WAA-001", "id");
        standsAfter(SAM, body(ID, List.of(rid, "12345"), STOP), "RPR-WAA-001", "workflowIds");
        List<String> nobody = new ArrayList<>(List.of(rid));
        nobody.addAll(Collections.singletonList(null));
        standsAfter(SAM, body(ID, nobody, STOP), "RPR-WAA-001", "workflowIds");
        List<String> eleven = Stream.concat(
                        Stream.of(rid),
                        Stream.generate(WorkflowActionDoorTest::newRid).limit(10))
                .toList();
        standsAfter(SAM, body(ID, eleven, STOP), "RPR-WAA-001", "too many at once");
        for (String action : List.of("DANCE", "stop_processing", "STOP_PROCESSING ", "REJECT")) {
            standsAfter(SAM, body(ID, List.of(rid), action), "RPR-WAS-000", "not supported");
        }
    }

    @Test
    void those_before_one_that_cannot_be_ended_are_and_those_after_it_stand() {
        String after = newRid();
        sent(
                UMA,
                new RegistrationCommand.Sync(
                        after, Process.NEW, after, "a".repeat(64), 7, SupervisorStatus.APPROVED, "eng", Map.of()));
        isRefused(SAM, body(ID, List.of(rid, newRid(), after), STOP), "RPR-WAA-003", "not found");
        isEndedOnceBySam();
        assertThat(life(after)).hasSize(1);
    }

    private JsonNode ends(String registration) {
        return Json.tree(
                knock(token(SAM), body(ID, List.of(registration), STOP)).body().getBytes(UTF_8));
    }

    private void isEndedOnceBySam() {
        assertThat(life(rid))
                .filteredOn(recorded -> recorded.payload() instanceof Rejected)
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.payload()).isEqualTo(new Rejected(rid, RejectionGround.STOPPED, Optional.empty()));
                    assertThat(ended.envelope().meta(Meta.ACTOR)).contains(SAM);
                });
    }

    private void standsAfter(String officer, byte[] body, String code, String says) {
        List<Recorded> before = life(rid);
        isRefused(officer, body, code, says);
        assertThat(life(rid)).as(code).isEqualTo(before);
    }

    private static void isRefused(String officer, byte[] body, String code, String says) {
        isRefusal(knock(token(officer), body), 200, code, says);
    }

    private static void isRefusal(HttpResponse<String> answer, int status, String code, String says) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode envelope = Json.tree(answer.body().getBytes(UTF_8));
        assertThat(envelope.path("id").asString("")).isEqualTo(ID);
        assertThat(envelope.path("response").isNull()).as(answer.body()).isTrue();
        assertThat(envelope.path("errors")).as(answer.body()).hasSize(1);
        assertThat(code(envelope)).as(answer.body()).isEqualTo(code);
        assertThat(envelope.at("/errors/0/message").asString("")).contains(says);
    }

    private static String code(JsonNode envelope) {
        return envelope.at("/errors/0/errorCode").asString("none");
    }

    private static Optional<String> token(String officer) {
        return Optional.of(KNOCKER.tokenOf(officer, Role.REGISTRATION_ADMIN));
    }

    private static HttpResponse<String> knock(Optional<String> token, byte[] body) {
        return KNOCKER.knock(HttpMethod.POST, PATH, token, body, "application/json");
    }

    private static byte[] body(@Nullable String id, @Nullable List<String> rids, @Nullable String action) {
        Map<String, @Nullable Object> request = new HashMap<>();
        request.put("workflowIds", rids);
        request.put("workflowAction", action);
        Map<String, @Nullable Object> envelope = new HashMap<>();
        envelope.put("id", id);
        envelope.put("version", "1.0");
        envelope.put("requesttime", RepositoryDoor.time(0));
        envelope.put("request", request);
        return Json.write(envelope).getBytes(UTF_8);
    }

    private static String newRid() {
        return "1000110001" + RIDS.incrementAndGet() + "20261121130000";
    }

    private static void sent(String officer, RegistrationCommand command) {
        FullHouse.open()
                .part(Commands.class)
                .send(
                        command,
                        new Attribution(officer, Role.REGISTRATION_OFFICER.name(), new Authority.Mandate(officer, 1))
                                .with(Meta.REASON, "test"));
    }

    private static List<Recorded> life(String registration) {
        return FullHouse.open().part(Ledger.class).stream(Book.REGISTRY, "registration:" + registration);
    }
}
