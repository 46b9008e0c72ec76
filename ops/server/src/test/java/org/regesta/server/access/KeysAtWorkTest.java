package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.events.officer.Role;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** A key turns over in a house that runs, while services encrypt, open, sign and check with it. */
@Timeout(300)
class KeysAtWorkTest {

    private static final Knocker DOOR = new Knocker();
    private static final String KEYS = "/v1/keymanager/";
    private static final int TURNS = Boolean.getBoolean("soak") ? 5 : 1;
    private static final int WORKERS = 3;

    private static final Map<String, Object> NAME = Map.of("applicationId", "RESIDENT", "referenceId", "at-work");

    private final Semaphore rounds = new Semaphore(0);
    private final String services = DOOR.tokenOf("resident-services", Role.RESIDENT);
    private volatile boolean turned;

    @Test
    void no_call_fails_and_what_the_older_key_did_still_holds() throws Exception {
        turnOver(false);
        String sealed =
                data("encrypt", "Kept from before the turn").path("data").asString();
        String signed = signed("{\"said\":\"before\"}");
        String before = certificate();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int number = worker;
                working.add(workers.submit(() -> work(number)));
            }
            for (int turn = 0; turn < TURNS; turn++) {
                assertThat(rounds.tryAcquire(WORKERS, 60, TimeUnit.SECONDS))
                        .as("they work")
                        .isTrue();
                turnOver(true);
            }
            turned = true;
            for (Future<?> worker : working) {
                worker.get();
            }
        }
        assertThat(certificate()).isNotEqualTo(before);
        assertThat(opened(sealed)).isEqualTo("Kept from before the turn");
        assertThat(isValid(signed)).isTrue();
    }

    /** Until the last turn is over, and once after it. */
    private void work(int worker) {
        boolean last = false;
        for (int round = 0; !last; round++) {
            last = turned;
            String text = "worker " + worker + " round " + round;
            assertThat(opened(data("encrypt", text).path("data").asString())).isEqualTo(text);
            assertThat(isValid(signed("{\"by\":\"" + text + "\"}"))).isTrue();
            rounds.release();
        }
    }

    private void turnOver(boolean force) {
        Map<String, Object> request = Map.of("applicationId", "RESIDENT", "referenceId", "at-work", "force", force);
        ask("generateMasterKey/CERTIFICATE", DOOR.tokenOf("key-maker", Role.KEY_MAKER), request);
    }

    private static String certificate() {
        String path = KEYS + "getCertificate?applicationId=RESIDENT&referenceId=at-work";
        String body = DOOR.knock(HttpMethod.GET, path, Optional.empty(), new byte[0], "")
                .body();
        return Json.tree(body.getBytes(UTF_8)).at("/response/certificate").asString("");
    }

    private JsonNode data(String what, String text) {
        return with(what, Map.of("data", base64(text), "timeStamp", RepositoryDoor.time(0)));
    }

    private String opened(String sealed) {
        String data = with("decrypt", Map.of("data", sealed, "timeStamp", RepositoryDoor.time(0)))
                .path("data")
                .asString();
        return new String(Base64.getUrlDecoder().decode(data), UTF_8);
    }

    private String signed(String json) {
        return with("jwtSign", Map.of("dataToSign", base64(json), "includePayload", true))
                .path("jwtSignedData")
                .asString();
    }

    private boolean isValid(String signed) {
        return with("jwtVerify", Map.of("jwtSignatureData", signed))
                .path("signatureValid")
                .asBoolean(false);
    }

    private JsonNode with(String what, Map<String, Object> more) {
        Map<String, Object> request = new java.util.HashMap<>(NAME);
        request.putAll(more);
        return ask(what, services, request);
    }

    private static JsonNode ask(String what, String token, Map<String, Object> request) {
        byte[] body = Json.write(Map.of("requesttime", RepositoryDoor.time(0), "request", request))
                .getBytes(UTF_8);
        String answer = DOOR.knock(HttpMethod.POST, KEYS + what, Optional.of(token), body, "application/json")
                .body();
        JsonNode answered = Json.tree(answer.getBytes(UTF_8));
        assertThat(answered.path("errors").isEmpty()).as(what + ": " + answer).isTrue();
        return answered.path("response");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
