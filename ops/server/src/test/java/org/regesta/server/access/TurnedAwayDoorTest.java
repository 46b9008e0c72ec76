package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Ledger;
import org.regesta.server.FullHouse;
import org.regesta.server.RegestaServer;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What the field sent in vain over the port, as an auditor finds it. */
class TurnedAwayDoorTest {

    private static final String OPERATOR = "operator-of-bad-packets";
    private static final String RID = "10001100010000720261121101500";
    private static final String UPLOAD = "/registrationprocessor/v1/packetreceiver/registrationpackets";
    private static final String SYNC = "/registrationprocessor/v1/registrationstatus/sync";

    private final RegestaServer.Instance house = FullHouse.open();
    private final Knocker knocker = new Knocker();

    @Test
    void an_auditor_finds_a_packet_that_nobody_announced_by_its_registration_and_by_who_brought_it() {
        assertThat(code(upload(RID + "-10001_10001-20261121101500.zip"))).isEqualTo("RPR-PKR-001");
        assertThat(code(upload("amina-bello.zip"))).isEqualTo("RPR-PKR-003");
        assertThat(code(post(SYNC, "{}".getBytes(UTF_8), "application/json"))).isEqualTo("RPR-RGS-028");

        List<JsonNode> ofIt = told("registration=" + RID);
        assertThat(ofIt).singleElement().satisfies(line -> {
            assertThat(line.path("book").asString()).isEqualTo("access");
            assertThat(line.path("type").asString()).isEqualTo("upload.turned-away");
            assertThat(line.path("what").asString())
                    .isEqualTo("Packets were turned away at the door: 1 RPR-PKR-001.")
                    .doesNotContain(RID);
            assertThat(line.path("actor").asString()).isEqualTo(OPERATOR);
        });
        List<JsonNode> ofTheirs = told("officer=" + OPERATOR).stream()
                .filter(line -> line.path("type").asString().equals("upload.turned-away"))
                .toList();
        assertThat(ofTheirs)
                .extracting(line -> line.path("what").asString())
                .containsExactlyInAnyOrder(
                        "Packets were turned away at the door: 1 RPR-PKR-001.",
                        "Packets were turned away at the door: 1 RPR-PKR-003.",
                        "Announcements of packets were turned away at the door: 1 RPR-RGS-028.");
        assertThat(ofTheirs.toString()).doesNotContain("amina");
    }

    private HttpResponse<String> upload(String fileName) {
        String part = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/zip\r\n\r\na packet\r\n--edge--\r\n";
        return post(UPLOAD, part.getBytes(UTF_8), "multipart/form-data; boundary=edge");
    }

    private HttpResponse<String> post(String path, byte[] body, String type) {
        String token = knocker.tokenOf(OPERATOR, Role.REGISTRATION_OFFICER);
        return knocker.knock(HttpMethod.POST, path, Optional.of(token), body, type);
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.tree(answer.body().getBytes(UTF_8))
                .at("/errors/0/errorCode")
                .asString();
    }

    private List<JsonNode> told(String by) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + knocker.token(Role.AUDITOR),
                "Regesta-Wait-For",
                "access:" + house.part(Ledger.class).head(Book.ACCESS));
        HttpRequest.Builder search = HttpRequest.newBuilder(URI.create(knocker.url() + "/v1/audit?limit=200&" + by));
        headers.forEach(search::header);
        HttpResponse<String> answer = knocker.send(search.build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode items = Json.tree(answer.body().getBytes(UTF_8)).path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
