package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.command.name.NameAccess;
import org.regesta.command.name.api.Names;
import org.regesta.events.Book;
import org.springframework.http.HttpMethod;

class MasterListEndpointTest {

    private static final String VALUE =
            "{\"name\":\"gender\",\"langCode\":\"%s\",\"fieldVal\":{\"code\":\"%s\",\"value\":\"%s\"}}";
    private static final String PLACE =
            "{\"code\":\"%s\",\"name\":\"%s\",\"hierarchyLevel\":%d,\"hierarchyName\":\"%s\","
                    + "\"parentLocCode\":\"%s\",\"langCode\":\"eng\",\"isActive\":true}";
    private static final String FIELDS = "/v1/masterdata/dynamicfields";
    private static final String LOCATIONS = "/v1/masterdata/locations";

    private final House house = new House(MasterList.class, NameAccess.AGGREGATE);
    private final MasterLists lists = new MasterLists(house.ledger);
    private final Door door = new Door(
            house,
            new DynamicFieldEndpoint(house, lists, house, house.clock),
            new LocationEndpoint(new Places(house, new Names(house, house.ledger)), lists, house, house.clock));

    @Test
    void a_value_has_a_name_in_each_language_and_the_same_again_changes_nothing() {
        name("eng", "FLE", "Female");
        name("eng", "FLE", "Female");
        name("fra", "FLE", "Femme");
        assertThat(house.ledger.stream(Book.REGISTRY, "masterlist:field.gender"))
                .hasSize(2);
        assertThat(now("field.gender").meant("Femme", "fra")).containsExactly("FLE");
        assertThat(now("field.gender").meant("FLE", "fra")).containsExactly("FLE");
        assertThat(now("field.gender").meant("Femme", "eng")).isEmpty();
        assertThat(door.get(FIELDS + "/gender/fra")
                        .response()
                        .at("/fieldVal/0/value")
                        .asString())
                .isEqualTo("Femme");
    }

    @Test
    void what_is_told_late_holds_since_then_and_a_withdrawn_value_goes_for_what_came_before() {
        Instant now = house.clock.instant();
        name("eng", "MLE", "Male");
        door.mosip(HttpMethod.POST, FIELDS + "?since=2020-01-01T00:00:00Z", VALUE.formatted("eng", "OTH", "Other"));
        door.ask(HttpMethod.DELETE, FIELDS + "/gender.OTH?since=2022-01-01T00:00:00Z", "");
        assertThat(at("2019-12-31T23:59:58Z")).isEmpty();
        assertThat(at("2021-06-01T00:00:00Z")).containsExactly("OTH");
        assertThat(at(now.plusSeconds(1).toString())).containsExactly("MLE");
    }

    @Test
    void places_are_named_from_the_topmost_downwards_and_go_with_what_they_lie_in() {
        place("MOR", "Morocco", 0, "Country", "");
        place("RSK", "Rabat Sale Kenitra", 1, "Region", "MOR");
        place("KTA", "Kenitra", 2, "Province", "RSK");
        assertThat(now(MasterLists.LEVELS).names())
                .isEqualTo(Map.of(
                        "0", Map.of("eng", "Country"), "1", Map.of("eng", "Region"), "2", Map.of("eng", "Province")));
        assertThat(door.get(LOCATIONS + "/immediatechildren/RSK/eng")
                        .response()
                        .at("/locations/0/name")
                        .asString())
                .isEqualTo("Kenitra");
        door.ask(HttpMethod.DELETE, LOCATIONS + "/RSK", "");
        assertThat(now("location.MOR").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RSK, 2, MOR, KER-MSD-028", // a level is left out
        "RSK, 0, MOR, KER-MSD-028",
        "RSK, 16, MOR, KER-MSD-028",
        "RSK, -1, MOR, KER-MSD-028",
        "RSK, 1, ATL, KER-MSD-026", // nobody knows where that is
        "MOR, 1, MOR, KER-MSD-064", // it lies in none
        "R K, 1, MOR, KER-MSD-999",
        "RSK, 1, M/R, KER-MSD-999",
    })
    void a_place_that_does_not_fit_is_refused(String code, int level, String parent, String error) {
        place("MOR", "Morocco", 0, "Country", "");
        Door.Answer answer =
                door.mosip(HttpMethod.POST, LOCATIONS, PLACE.formatted(code, "Rabat", level, "Region", parent));
        assertThat(answer.errorCode()).isEqualTo(error);
        assertThat(house.ledger.stream(Book.REGISTRY, "masterlist:location.MOR"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gender.QQQ, KER-SCH-003", "gender, KER-SCH-003", ".FLE, KER-SCH-003", "gender.F%20E, KER-MSD-999"})
    void what_no_field_has_is_not_withdrawn(String id, String error) {
        name("eng", "FLE", "Female");
        Door.Answer answer = door.ask(HttpMethod.DELETE, FIELDS + "/" + id, "");
        assertThat(answer.errorCode()).isEqualTo(error);
    }

    private void name(String language, String code, String name) {
        door.mosip(HttpMethod.POST, FIELDS, VALUE.formatted(language, code, name));
    }

    private void place(String code, String name, int level, String levelName, String parent) {
        door.mosip(HttpMethod.POST, LOCATIONS, PLACE.formatted(code, name, level, levelName, parent));
    }

    private MasterLists.Values now(String list) {
        return lists.at(list, house.clock.instant()).orElseThrow();
    }

    private Set<String> at(String time) {
        return lists.at("field.gender", Instant.parse(time))
                .map(values -> values.names().keySet())
                .orElse(Set.of());
    }
}
