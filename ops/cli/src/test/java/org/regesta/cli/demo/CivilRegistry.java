package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.testkit.packet.Document;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** The civil registry's own system, which has no registration machine: it tells of births and deaths over the port. */
final class CivilRegistry {

    private static final String PACKETS = "/commons/v1/packetmanager/createPacket";
    private static final String INSTANCES = "/registrationprocessor/v1/workflowmanager/workflowinstance";
    private static final String ID = "mosip.registration.processor.workflow.create";

    private final House house;
    private final Answers answers;
    private final Api own;
    private int sequence = 80;

    CivilRegistry(House house, Answers answers) {
        this.house = house;
        this.answers = answers;
        this.own = house.client("civil-registry", "REGISTRATION_PROCESSOR");
    }

    /** A birth, told of twice, and its audit trail; the child's UIN. */
    String tellsOfABirth(String mothersUin, String born) {
        Map<String, Object> fields = Map.of(
                "fullName",
                "[{\"language\":\"eng\",\"value\":\"Imani Okoro\"}]",
                "dateOfBirth",
                born,
                "gender",
                "[{\"language\":\"eng\",\"value\":\"FLE\"}]",
                "introducerUIN",
                mothersUin);
        String rid = told("CRVS_NEW", fields);
        house.awaitStanding(rid, "FINISHED");
        List<String> trail = answers.audit(rid);
        assertThat(trail)
                .anyMatch(line -> line.contains("put down by a service") && line.contains("civil-registry"))
                .anyMatch(line -> line.contains("The registration was finished"));
        return answers.card(answers.subject(rid)).path("uin").asString();
    }

    /** A death, which is refused of nobody, and taken back. */
    void tellsOfADeathAndTakesItBack(String uin) {
        String nobody = told("CRVS_DEATH", Map.of("UIN", "4938065193"));
        house.awaitStanding(nobody, "REJECTED_INVALID");
        String subject = Fifty.subject(answers, uin);
        house.awaitStanding(told("CRVS_DEATH", Map.of("UIN", uin)), "FINISHED");
        House.await(() -> answers.card(subject).path("standing").asString().equals("DECEASED"));
        house.awaitStanding(told("CRVS_DEATH_REVOKED", Map.of("UIN", uin)), "FINISHED");
        House.await(() -> answers.card(subject).path("standing").asString().equals("ACTIVE"));
    }

    private String told(String process, Map<String, Object> fields) {
        String rid = house.rid(sequence++);
        assertThat(code(create(rid, process, fields))).isEmpty();
        assertThat(code(create(rid, process, fields))).as("the same again").isEmpty();
        Map<String, Object> instance = instance(rid, process);
        String key = "begin-" + rid;
        JsonNode begun = sent("POST", INSTANCES, envelope(ID, instance), Optional.of(key));
        String id = begun.at("/response/workflowInstanceId").asString("");
        assertThat(id).as(begun.toString()).hasSize(36);
        assertThat(sent("POST", INSTANCES, envelope(ID, instance), Optional.of(key))
                        .at("/response/workflowInstanceId")
                        .asString(""))
                .as("the same request again")
                .isEqualTo(id);
        assertThat(code(sent("POST", INSTANCES, envelope(ID, instance), Optional.empty())))
                .isEqualTo("RPR-WIS-001");
        return rid;
    }

    private JsonNode create(String rid, String process, Map<String, Object> fields) {
        Map<String, Object> packet = Map.of(
                "id",
                rid,
                "refId",
                rid.substring(0, 5) + "_" + rid.substring(5, 10),
                "process",
                process,
                "source",
                "OPENCRVS",
                "schemaVersion",
                "0.1",
                "fields",
                fields,
                "documents",
                process.equals("CRVS_NEW") ? Map.of("proofOfDateOfBirth", scanned()) : Map.of(),
                "metaInfo",
                Map.of("registrationId", rid),
                "audits",
                List.of(Map.of("eventName", "birth")));
        return sent("PUT", PACKETS, envelope("mosip.registration.packet.writer", packet), Optional.empty());
    }

    /** A certificate, as long as scans are. */
    private static Map<String, Object> scanned() {
        byte[] page = Document.pdf("COB", "Certificate of birth").content();
        byte[] scan = new byte[2 << 20];
        Arrays.fill(scan, (byte) ' ');
        System.arraycopy(page, 0, scan, 0, page.length);
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(end, 0, scan, scan.length - end.length, end.length);
        return Map.of("document", Base64.getEncoder().encodeToString(scan), "type", "COB", "format", "pdf");
    }

    private static Map<String, Object> instance(String rid, String process) {
        return Map.of(
                "registrationId",
                rid,
                "process",
                process,
                "source",
                "OPENCRVS",
                "additionalInfoReqId",
                "",
                "notificationInfo",
                Map.of("name", "Imani", "phone", "0777123456", "email", "imani@example.org"));
    }

    private Map<String, Object> envelope(String id, Object request) {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("id", id);
        envelope.put("version", "1.0");
        envelope.put("requesttime", MosipTime.text(house.clock.instant()));
        envelope.put("request", request);
        return envelope;
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/errorCode").asString("");
    }

    /** As any other client would; the answer is MOSIP's envelope with status 200, whatever was sent. */
    private JsonNode sent(String method, String path, Object body, Optional<String> key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(own.base() + path))
                .header("Authorization", "Bearer " + own.bearer())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.write(body)));
        key.ifPresent(given -> request.header("Idempotency-Key", given));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return Json.tree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
