package org.regesta.query.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.masterdata.api.MasterDataRefusal;
import org.regesta.query.masterdata.api.PublishedSchema;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.BadRequest;

class MasterDataTest {

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    private void project() {
        Projection projection = new MasterDataProjection(histories.ledger).over(store);
        histories.all().forEach(projection::on);
    }

    private Optional<PublishedSchema.Schema> schema(String version) {
        project();
        return new PublishedSchemas(store)
                .answer(new PublishedSchema(Optional.of(version)))
                .schema();
    }

    private Optional<PublishedSchema.Schema> newest() {
        project();
        return new PublishedSchemas(store)
                .answer(new PublishedSchema(Optional.empty()))
                .schema();
    }

    private void publish(String id, String version) {
        histories.append("idschema:" + id, new IdentitySchemaEvent.Drafted(id, "ID", "about " + id, "{}"));
        histories.append(
                "idschema:" + id,
                new IdentitySchemaEvent.Published(id, version, Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Property(tries = 40)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 2);
        Delivery.comesOutTheSame(new MasterDataProjection(lives.ledger), lives, seed);
    }

    @Test
    void a_schema_is_found_by_its_version_as_a_number_once_it_is_published() {
        publish("one", "0.1");
        publish("nine", "0.9");
        publish("ten", "0.10001");
        histories.append("idschema:d", new IdentitySchemaEvent.Drafted("d", "ID", "draft", "{}"));

        assertThat(schema("0.1").orElseThrow().schemaId()).isEqualTo("one");
        assertThat(schema("0.10").orElseThrow().schemaId()).isEqualTo("one");
        assertThat(schema("00.9").orElseThrow().schemaId()).isEqualTo("nine");
        for (String unknown : new String[] {"0.2", "", "x", "1e9", "-0.1", "0.1.1", "999999999999"}) {
            assertThat(schema(unknown)).as(unknown).isEmpty();
        }
    }

    @Test
    void a_schema_that_was_drafted_twice_is_published_as_it_was_last() {
        histories.append("idschema:d", new IdentitySchemaEvent.Drafted("d", "ID", "first", "{}"));
        histories.append("idschema:d", new IdentitySchemaEvent.Drafted("d", "ID", "second", "{ }"));
        histories.append(
                "idschema:d", new IdentitySchemaEvent.Published("d", "0.1", Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(schema("0.1").orElseThrow().description()).isEqualTo("second");
        assertThat(schema("0.1").orElseThrow().json()).isEqualTo("{ }");
    }

    @Test
    void the_newest_is_the_highest_version() {
        assertThat(newest()).isEmpty();
        publish("two", "2.0");
        publish("nine", "0.9");
        publish("ten", "10");

        assertThat(newest().orElseThrow().schemaId()).isEqualTo("ten");
        assertThat(newest().orElseThrow().version()).isEqualTo("10");
    }

    private SchemaEndpoint schemas() {
        project();
        return new SchemaEndpoint(new PublishedSchemas(store), histories.clock);
    }

    @Test
    void mosips_question_gets_mosips_shape() {
        publish("one", "0.1");
        publish("two", "0.2");

        assertThat(schemas().latest("0.1").response().idVersion()).isEqualByComparingTo("0.1");
        assertThat(schemas().latest("0").response().id()).isEqualTo("two");
        assertThat(schemas().latest(null).response().schemaJson()).isEqualTo("{}");
        assertThat(schemas().latest(null).response().effectiveFrom()).isEqualTo("2026-01-01T00:00:00.000Z");
        refused(() -> schemas().latest("7"), MasterDataRefusal.SCHEMA_UNKNOWN);
    }

    @Test
    void without_any_schema_it_says_so() {
        refused(() -> schemas().latest(null), MasterDataRefusal.NO_SCHEMA);
    }

    private OfficesEndpoint offices() {
        project();
        return new OfficesEndpoint(store, histories.clock);
    }

    @Test
    void a_centre_and_a_machine_come_with_mosips_columns() {
        histories.append(
                "centre:10001",
                new CentreEvent.Opened(
                        "10001",
                        Map.of("eng", "North", "ara", "الشمال"),
                        Map.of("locationCode", "N", "numberOfKiosks", "3", "isActive", "false")));
        histories.append(
                "machine:20001",
                new MachineEvent.Registered("20001", "desk", "10001", "key", "sign", Map.of("serialNum", "S1")));

        assertThat(offices().centre("10001", "ara").response().registrationCenters())
                .singleElement()
                .satisfies(centre -> assertThat(centre)
                        .containsEntry("name", "الشمال")
                        .containsEntry("langCode", "ara")
                        .containsEntry("numberOfKiosks", 3)
                        .containsEntry("isActive", false)
                        .containsEntry("locationCode", "N"));
        assertThat(offices().machine("20001", "eng").response().machines())
                .singleElement()
                .satisfies(machine -> assertThat(machine)
                        .containsEntry("regCenterId", "10001")
                        .containsEntry("publicKey", "key")
                        .containsEntry("serialNum", "S1")
                        .containsEntry("isActive", true));
        refused(() -> offices().centre("10001", "fra"), MasterDataRefusal.CENTRE_UNKNOWN);
        refused(() -> offices().centre("1", "eng"), MasterDataRefusal.CENTRE_UNKNOWN);
        refused(() -> offices().machine("1", null), MasterDataRefusal.MACHINE_UNKNOWN);
    }

    @Test
    void every_refusal_has_mosips_code() {
        for (MasterDataRefusal refusal : MasterDataRefusal.values()) {
            assertThat(schemas().error(refusal).errorCode()).startsWith("KER-");
            assertThat(offices().error(refusal).errorCode()).startsWith("KER-");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(schemas().error(why, "x").errorCode()).startsWith("KER-");
            assertThat(offices().error(why, "x").errorCode()).startsWith("KER-");
        }
    }

    private static void refused(Runnable asking, MasterDataRefusal code) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
