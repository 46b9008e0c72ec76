package org.regesta.command.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.Story;
import org.regesta.command.key.api.KeyCommand;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.command.partner.CaAccess;
import org.regesta.events.Book;
import org.regesta.events.key.KeyEvent;
import org.regesta.events.key.KeyEvent.Generated;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;
import tools.jackson.databind.JsonNode;

class KeyEndpointTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final KeyCommand RECORD = new KeyCommand.Record("IDA", "SIGN", "k1", "pem", START, END);
    private static final KeyEvent GENERATED = new Generated("IDA", "SIGN", "k1", "pem", START, END);

    private final Story<KeyCommand, KeyState, KeyEvent> story =
            new Story<>(KeyRules::decide, KeyRules::evolve, KeyRules.NOTHING_YET);

    private final House house = new House(Key.class);
    private final Map<String, HouseKeys.Pair> pairs = new HashMap<>();
    private final Door door =
            new Door(house, new KeyEndpoint(new KeyRing(this::pair, house.ledger, house, house.clock), house.clock));

    private HouseKeys.Pair pair(String application, String reference) {
        return pairs.computeIfAbsent(application + "/" + reference, name -> {
            CaAccess.Certified made = CaAccess.selfSigned("CN=" + name.replace('/', '-'));
            return new HouseKeys.Pair("key-" + pairs.size(), made.key(), made.certificate());
        });
    }

    private Door.Answer ask(String query) {
        return door.get("/v1/keymanager/getCertificate" + query);
    }

    @Test
    void a_key_is_recorded_once_and_its_successor_too() {
        story.given().when(RECORD).then(GENERATED);
        story.given(GENERATED).when(RECORD).thenNothing();
        story.given(GENERATED)
                .when(new KeyCommand.Record("IDA", "SIGN", "k2", "pem2", START, END))
                .then(
                        new KeyEvent.Rotated("IDA", "SIGN", "k1", "k2", START.plus(HouseKeys.GRACE)),
                        new Generated("IDA", "SIGN", "k2", "pem2", START, END));
        new AggregateTestFixture<>(Key.class)
                .givenNoPriorActivity()
                .when(RECORD)
                .expectEvents(GENERATED);
    }

    @Test
    void packets_are_encrypted_for_a_machine_where_it_stands_and_nowhere_else() {
        house.ledger.append("machine:10001", new MachineEvent.Registered("10001", "m", "10002", "", "", Map.of()));
        assertThat(ask("?applicationId=REGISTRATION&referenceId=10002_10001")
                        .response()
                        .path("certificate")
                        .asString())
                .startsWith("-----BEGIN CERTIFICATE-----\n");
        for (String none : new String[] {"10001_10001", "10002_10002", "10002", "..%2F_10001"}) {
            assertThat(ask("?applicationId=REGISTRATION&referenceId=" + none).errorCode())
                    .as(none)
                    .isEqualTo("KER-KMS-010");
        }
    }

    @Test
    void a_certificate_is_given_to_whoever_asks_and_stands_in_the_registry_first() {
        JsonNode answer = ask("?applicationId=IDA&referenceId=PARTNER").response();
        assertThat(answer.path("certificate").asString()).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(answer.path("expiryAt").asString()).isEqualTo("2030-01-01T00:00:00.000Z");
        Generated generated = (Generated)
                house.ledger.stream(Book.REGISTRY, "key:IDA.PARTNER").getFirst().payload();
        assertThat(generated.certificatePem())
                .isEqualTo(answer.path("certificate").asString());
        assertThat(ask("?applicationId=IDA&referenceId=PARTNER").response()).isEqualTo(answer);
        assertThat(house.ledger.all(Book.REGISTRY)).hasSize(1);
        ask("?applicationId=IDA&referenceId=SIGN").response();
        ask("?applicationId=ROOT").response();
        ask("?applicationId=ROOT&referenceId=").response();
        assertThat(house.ledger.all(Book.REGISTRY)).hasSize(3);
    }

    @Test
    void no_other_key_is_made_because_someone_asks() {
        assertThat(ask("").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(ask("?applicationId=KING&referenceId=X").errorCode()).isEqualTo("KER-KMS-002");
        assertThat(ask("?applicationId=IDA").errorCode()).isEqualTo("KER-KMS-010");
        assertThat(ask("?applicationId=IDA&referenceId=TOKEN").errorCode()).isEqualTo("KER-KMS-010");
        assertThat(ask("?applicationId=REGESTA&referenceId=TOKEN").errorCode()).isEqualTo("KER-KMS-002");
        assertThat(pairs).isEmpty();
    }

    private static Stream<MosipError> further(KeyRefusal why) {
        return Stream.of(KeyCodes.crypto(why), KeyCodes.signature(why));
    }

    @Test
    void every_refusal_has_one_of_MOSIPs_codes() {
        Arrays.stream(KeyRefusal.values()).map(KeyCodes::of).forEach(error -> assertThat(error.errorCode())
                .matches("KER-(KMS|JWS|CRY|CSS)-[0-9]{3}"));
        Arrays.stream(KeyRefusal.values())
                .flatMap(KeyEndpointTest::further)
                .forEach(error -> assertThat(error.errorCode()).matches("KER-(KMS|JWS|CRY|CSS)-[0-9]{3}"));
        Arrays.stream(BadRequest.values())
                .flatMap(why -> Stream.of(KeyCodes.of(why, "x"), KeyCodes.crypto(why, "data")))
                .forEach(error -> assertThat(error.errorCode()).matches("KER-(KMS|JWS|CRY|CSS)-[0-9]{3}"));
    }
}
