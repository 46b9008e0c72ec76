package org.regesta.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A handle that somebody chose at the registration centre, over the port: theirs from the first day, nobody else's. */
class ChosenHandlesTest {

    private static final String HANDLE = "0777123456@phone";

    @Test
    void who_chose_a_handle_is_read_and_authenticated_by_it_and_who_comes_with_it_later_is_refused(@TempDir Path data) {
        try (House house = new House(data)) {
            BigDecimal version = publishSchemaWithHandles(house);
            Person first = People.neverConfused().adult(1);
            Packet packet = choosing(house, first, 1, version);
            assertThat(read(house).path("errors").toString()).contains("IDR-IDC-007");

            house.bringIn(packet, "FINISHED");

            JsonNode identity = read(house).at("/response/identity");
            assertThat(identity.path("phone").asString()).isEqualTo("0777123456");
            assertThat(identity.path("selectedHandles").toString()).isEqualTo("[\"phone\"]");
            Bank.Counters counters = new Bank(house.office.administrator(), house.clock).open();
            House.await(() -> authenticated(counters, first.dateOfBirth()));
            assertThat(authenticated(counters, "1900/01/01")).isFalse();

            Packet second = choosing(house, People.neverConfused().adult(2), 2, version);
            JsonNode refused = house.bringIn(second, "REJECTED_INVALID", "FINISHED");
            assertThat(refused.path("standing").asString()).isEqualTo("REJECTED_INVALID");
            assertThat(refused.at("/reasons/0/code").asString()).isEqualTo("HANDLE_TAKEN");
            assertThat(refused.at("/reasons/0/where").asString()).isEqualTo("phone");
            assertThat(house.field().status(second.rid())).isEqualTo("REREGISTER");
            assertThat(read(house).at("/response/identity/UIN")).isEqualTo(identity.path("UIN"));
        }
    }

    private static Packet choosing(House house, Person person, int sequence, BigDecimal schemaVersion) {
        Application application = new Packets(house)
                .enrolled(person, sequence)
                .with("IDSchemaVersion", schemaVersion)
                .with("phone", "0777123456")
                .with("selectedHandles", List.of("phone"));
        return new PacketTool(FieldCategories.usual()).pack(application);
    }

    private static JsonNode read(House house) {
        return house.registrationClient().get("/idrepository/v1/identity/idvid/" + HANDLE + "?type=demo&idType=HANDLE");
    }

    private static boolean authenticated(Bank.Counters counters, String born) {
        return counters.client()
                .send(counters.bank().byDemographics("HANDLE", HANDLE, "1000000001", Map.of("dob", born)))
                .yes();
    }

    /** The shipped one, in which a telephone number can be a handle; its version. */
    private static BigDecimal publishSchemaWithHandles(House house) {
        ObjectNode schema = (ObjectNode) Json.tree(DefaultIdentitySchema.json().getBytes(UTF_8));
        ObjectNode fields = (ObjectNode) schema.at("/properties/identity/properties");
        ((ObjectNode) fields.get("phone")).put("handle", true);
        fields.set("selectedHandles", Json.tree("""
                {"type":"array","items":{"type":"string"}}""".getBytes(UTF_8)));
        Api administrator = house.office.administrator();
        JsonNode drafted = administrator.mosip(
                "POST",
                "/v1/masterdata/idschema",
                "schema",
                MosipTime.text(house.clock.instant()),
                Map.of("title", "Identity", "description", "With handles", "schema", Json.write(schema)));
        administrator.mosip(
                "PUT",
                "/v1/masterdata/idschema/publish",
                "schema",
                MosipTime.text(house.clock.instant()),
                Map.of(
                        "id",
                        drafted.path("id").asString(),
                        "effectiveFrom",
                        MosipTime.text(house.clock.instant().plus(Duration.ofSeconds(1)))));
        String latest = "/v1/masterdata/idschema/latest";
        House.await(() -> administrator.get(latest).toString().contains("selectedHandles"));
        return administrator.get(latest).at("/response/idVersion").decimalValue();
    }
}
