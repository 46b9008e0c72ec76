package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.uin.UinClaimEvent.Reserved;

class LedgerSerializerTest {

    private final LedgerSerializer serializer = new LedgerSerializer();

    @Test
    void one_content_has_one_form() {
        var forwards = new LinkedHashSet<>(List.of("a", "b", "c"));
        var backwards = new LinkedHashSet<>(List.of("c", "b", "a"));
        assertThat(json(new Disclosed("d", forwards, Purpose.ADJUDICATE, "rosa", backwards)))
                .isEqualTo(json(new Disclosed("d", backwards, Purpose.ADJUDICATE, "rosa", forwards)))
                .isEqualTo("{\"attributes\":[\"a\",\"b\",\"c\"],\"disclosureId\":\"d\",\"purpose\":\"ADJUDICATE\","
                        + "\"recipient\":\"rosa\",\"subjects\":[\"a\",\"b\",\"c\"]}");
    }

    @Test
    void maps_are_sorted_too() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("hin", "b");
        names.put("ara", "a");
        assertThat(json(new CentreEvent.Opened("1", names, Map.of())))
                .startsWith("{\"centreId\":\"1\",")
                .contains("\"names\":{\"ara\":\"a\",\"hin\":\"b\"}");
    }

    @Test
    void instants_are_iso_texts() {
        assertThat(json(new Reserved("c", "r", Instant.parse("2027-01-01T00:00:00Z"))))
                .isEqualTo("{\"claimId\":\"c\",\"holder\":\"r\",\"until\":\"2027-01-01T00:00:00Z\"}");
    }

    @Test
    void what_is_absent_is_left_out_and_read_back_as_absent() {
        Rejected rejected = new Rejected("r", RejectionGround.INVALID_PACKET, Optional.empty());
        assertThat(json(rejected)).isEqualTo("{\"ground\":\"INVALID_PACKET\",\"registrationId\":\"r\"}");
        assertThat(read("registration.rejected", json(rejected))).isEqualTo(rejected);
    }

    @Test
    void a_null_is_not_written() {
        assertThatThrownBy(() -> json(new Reserved("c", null, Instant.EPOCH)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("uinclaim.reserved");
        Map<String, String> hole = new HashMap<>();
        hole.put("eng", null);
        assertThatThrownBy(() -> json(new CentreEvent.Opened("1", hole, Map.of())))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void reading_is_strict() {
        String good = "{\"claimId\":\"c\",\"holder\":\"r\",\"until\":\"2027-01-01T00:00:00Z\"}";
        assertThat(read("uinclaim.reserved", good)).isInstanceOf(Reserved.class);
        unreadable("uinclaim.reserved", good.replace("\"holder\":\"r\",", ""));
        unreadable("uinclaim.reserved", good.replace("\"r\"", "null"));
        unreadable("uinclaim.reserved", good.replace("\"r\"", "7"));
        unreadable("uinclaim.reserved", good.replace("}", ",\"more\":1}"));
        unreadable("uinclaim.reserved", good + "{}");
        unreadable("uinclaim.reserved", "[]");
        unreadable("uinclaim.reserved", "");
        unreadable("officer.sign-in-failed", "{\"officerId\":\"rosa\"}");
        unreadable("officer.sign-in-failed", "{\"officerId\":\"rosa\",\"failures\":1.5}");
        unreadable("registration.rejected", "{\"registrationId\":\"r\",\"ground\":\"A_WHIM\"}");
        assertThat(read("officer.sign-in-failed", "{\"officerId\":\"rosa\",\"failures\":1}"))
                .isEqualTo(new OfficerEvent.SignInFailed("rosa", 1, Optional.empty()));
    }

    @Test
    void a_failure_tells_no_content() {
        assertThatThrownBy(() -> read("uinclaim.reserved", "{\"claimId\":\"c\",\"holder\":[\"Amina Diallo\"]}"))
                .isInstanceOf(UnreadableEvent.class)
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(String.valueOf(cause.getMessage())).doesNotContain("Amina");
                    }
                });
    }

    @Test
    void an_unknown_type_is_seen_as_unknown_and_cannot_be_read() {
        var unknown = new SimpleSerializedType("comet.sighted", "1");
        assertThat(serializer.classForType(unknown)).isEqualTo(UnknownSerializedType.class);
        unreadable("comet.sighted", "{}");
    }

    @Test
    void a_newer_revision_is_known_by_its_type_and_cannot_be_read() {
        var newer = new SimpleSerializedType("centre.opened", "99");
        assertThat(serializer.classForType(newer)).isEqualTo(CentreEvent.Opened.class);
        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, newer)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("centre.opened revision 99");
    }

    @Test
    void only_events_of_the_ledger_are_written() {
        assertThatThrownBy(() -> json("a text")).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> serializer.serialize(null, byte[].class)).isInstanceOf(SerializationException.class);
    }

    @Test
    void metadata_is_a_map_of_strings() {
        MetaData metadata = MetaData.with("b", "2").and("a", "1");
        SerializedObject<byte[]> stored = serializer.serialize(metadata, byte[].class);
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
        MetaData back = serializer.deserialize(stored);
        assertThat(back).isEqualTo(metadata);
        assertThatThrownBy(() -> serializer.serialize(MetaData.with("n", 7), byte[].class))
                .isInstanceOf(SerializationException.class);
    }

    private String json(Object event) {
        return serializer.serialize(event, String.class).getData();
    }

    private Object read(String name, String text) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                text.getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType(name, "1")));
    }

    private void unreadable(String name, String text) {
        assertThatThrownBy(() -> read(name, text)).isInstanceOf(UnreadableEvent.class);
    }
}
