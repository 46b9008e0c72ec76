package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.server.access.RepositoryDoor.IDENTITY;
import static org.regesta.server.access.RepositoryDoor.error;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Ledger;
import org.regesta.server.FullHouse;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Verbs of drafts that ask whether there is one, and take templates of what it holds. */
@Timeout(300)
class DraftDoorTest {

    private static final RepositoryDoor DOOR = new RepositoryDoor();
    private static final Knocker KNOCKER = new Knocker();
    private static final String DRAFT = IDENTITY + "draft/";

    @BeforeAll
    static void a_schema_is_published() {
        DOOR.publishSchema();
    }

    private static int head(String rid) {
        return KNOCKER.knock(HttpMethod.HEAD, DRAFT + rid, Optional.of(KNOCKER.master()), new byte[0], "")
                .statusCode();
    }

    private static String begun() {
        String rid = RepositoryDoor.newRid();
        DOOR.send(HttpMethod.POST, DRAFT + "create/" + rid, Optional.empty());
        return rid;
    }

    private static JsonNode extract(String rid, String query) {
        return DOOR.send(HttpMethod.PUT, DRAFT + "extractbiometrics/" + rid + query, Optional.empty());
    }

    private static List<Object> recorded(String stream) {
        return FullHouse.open().part(Ledger.class).stream(Book.REGISTRY, stream).stream()
                .map(each -> each.payload())
                .toList();
    }

    @Test
    void whether_a_draft_is_open_is_told_by_the_status_alone() {
        String rid = RepositoryDoor.newRid();
        assertThat(head(rid)).isEqualTo(204);
        DOOR.send(HttpMethod.POST, DRAFT + "create/" + rid, Optional.empty());
        assertThat(head(rid)).isEqualTo(200);
        DOOR.send(HttpMethod.DELETE, DRAFT + "discard/" + rid, Optional.empty());
        assertThat(head(rid)).isEqualTo(204);
    }

    @Test
    void templates_are_extracted_where_a_format_is_named_and_go_with_the_identity() {
        String rid = begun();
        String uin = DOOR.get(DRAFT + rid).at("/response/identity/UIN").asString();
        Map<String, Object> identity = DOOR.fields(uin, "Ravi");
        identity.put("individualBiometrics", Map.of("format", "cbeff", "version", 1.0, "value", "bio"));
        Map<String, String> cbeff = Map.of(
                "category",
                "individualBiometrics",
                "value",
                Base64.getUrlEncoder().encodeToString(oneFinger()));
        DOOR.answer(
                HttpMethod.PATCH,
                DRAFT + "update/" + rid,
                "mosip.id.update",
                Map.of("identity", identity, "documents", List.of(cbeff)));
        for (String nothing : List.of("", "?irisExtractionFormat=any")) {
            assertThat(extract(rid, nothing).at("/response/status").asString()).isEqualTo("DRAFTED");
        }
        assertThat(recorded("identitydraft:" + rid)).noneMatch(IdentityDraftEvent.TemplatesExtracted.class::isInstance);
        extract(rid, "?fingerExtractionFormat=any");
        var extracted = recorded("identitydraft:" + rid).stream()
                .filter(IdentityDraftEvent.TemplatesExtracted.class::isInstance)
                .map(IdentityDraftEvent.TemplatesExtracted.class::cast)
                .toList();
        assertThat(extracted).hasSize(1);
        assertThat(DOOR.get(DRAFT + "publish/" + rid).at("/response/status").asString())
                .isEqualTo("ACTIVATED");
        String subject = recorded("identitydraft:" + rid).stream()
                .filter(IdentityDraftEvent.Published.class::isInstance)
                .map(event -> ((IdentityDraftEvent.Published) event).subject())
                .findFirst()
                .orElseThrow();
        assertThat(recorded("identity:" + subject))
                .first()
                .isInstanceOfSatisfying(IdentityEvent.Issued.class, issued -> assertThat(issued.templates())
                        .contains(extracted.getFirst().templates()));
    }

    @Test
    void of_no_draft_nothing_is_extracted_updated_published_or_discarded() {
        String none = RepositoryDoor.newRid();
        assertThat(error(extract(none, "?fingerExtractionFormat=any"))).isEqualTo("IDR-IDC-007");
        Map<String, Object> identity = DOOR.fields(DOOR.drawnUin(), "Nobody");
        assertThat(error(DOOR.ask(
                        HttpMethod.PATCH, DRAFT + "update/" + none, "mosip.id.update", Map.of("identity", identity))))
                .isEqualTo("IDR-IDC-007");
        assertThat(error(DOOR.get(DRAFT + "publish/" + none))).isEqualTo("IDR-IDC-007");
        assertThat(error(DOOR.send(HttpMethod.DELETE, DRAFT + "discard/" + none, Optional.empty())))
                .isEqualTo("IDR-IDC-007");
        assertThat(error(DOOR.get(DRAFT + none))).isEqualTo("IDR-IDC-007");
    }

    private static byte[] oneFinger() {
        byte[] noise = new byte[48 * 48];
        new Random(43).nextBytes(noise);
        byte[] image = FingerRecord.write(
                Finger.LEFT_INDEX,
                new GreyImage(48, 48, 500, noise), // a template is made of anything, and compared with nothing here
                80,
                LocalDateTime.of(2026, 1, 1, 9, 0),
                FingerRecord.Compression.PNG);
        return new CbeffWriter(Instant.EPOCH)
                .finger(Finger.LEFT_INDEX, 80, image)
                .iris("Left", 70, "an iris".getBytes(UTF_8))
                .xml();
    }
}
