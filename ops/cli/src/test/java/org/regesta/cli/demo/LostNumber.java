package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** Somebody lost the slip with the registration's number, over MOSIP's wire. */
final class LostNumber {

    private static final String SEARCH = "/registrationprocessor/v1/registrationstatus/lostridsearch";

    private final House house;
    private final Api officer;

    LostNumber(House house, Api officer) {
        this.house = house;
        this.officer = officer;
    }

    /** Found by name, phone and the day it may have been, and it stands in the books who asked. */
    void found(Answers answers) {
        String rid = house.rid(97);
        JsonNode announced = house.field()
                .announce(Map.of(
                        "registrationId",
                        rid,
                        "packetId",
                        rid,
                        "name",
                        "Lindiwe Dlamini",
                        "phone",
                        "0831234567",
                        "packetHashValue",
                        "0".repeat(64),
                        "packetSize",
                        10,
                        "supervisorStatus",
                        "APPROVED",
                        "langCode",
                        "eng"));
        assertThat(announced.toString()).contains("SUCCESS");
        String day = rid.substring(15, 19) + "-" + rid.substring(19, 21) + "-" + rid.substring(21, 23);
        Map<String, String> of = Map.of("columnName", "registrationDate", "type", "equals", "value", day);
        Map<String, String> name = Map.of("columnName", "name", "type", "equals", "value", "lindiwe dlamini");
        Map<String, String> phone = Map.of("columnName", "phone", "type", "equals", "value", "083 123 4567");

        JsonNode found = search(of, name, phone).path("response");

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.path(0).path("registrationId").asString()).isEqualTo(rid);
        assertThat(found.toString()).doesNotContainIgnoringCase("lindiwe").doesNotContain("0831234567");
        House.await(() -> answers.audit(rid).stream().anyMatch(line -> line.contains("find registration")));
        assertThat(search(of, name).toString()).contains("RPR-RGS-032");
    }

    @SafeVarargs
    private JsonNode search(Map<String, String>... filters) {
        return officer.mosipAnswer(
                "POST",
                SEARCH,
                "mosip.registration.lostrid",
                MosipTime.text(house.clock.instant()),
                Map.of("filters", List.of(filters)));
    }
}
