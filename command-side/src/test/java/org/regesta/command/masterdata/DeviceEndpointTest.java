package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.command.masterdata.api.Offices.CaptureDevice;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.springframework.http.HttpMethod;

class DeviceEndpointTest {

    private static final String DEVICES = "/v1/masterdata/devices";
    private static final String DEVICE =
            "{\"id\":\"%s\",\"serialNum\":\"%s\",\"name\":\"Slap\",\"regCenterId\":\"%s\"}";

    private final House house = new House(Device.class);
    private final Door door = new Door(house, new DeviceEndpoint(house, house.ledger, house, house.clock));

    DeviceEndpointTest() {
        for (String centre : new String[] {"10001", "10002"}) {
            house.ledger.append("centre:" + centre, new CentreEvent.Opened(centre, Map.of("eng", "Hill"), Map.of()));
        }
    }

    @Test
    void a_device_is_registered_moved_and_given_up_and_stays_what_it_was_at_each_time() {
        assertThat(ask(HttpMethod.POST, "?since=2020-01-01T00:00:00Z", "S1", "10001")
                        .response()
                        .path("id")
                        .asString())
                .isEqualTo("S1");
        ask(HttpMethod.PUT, "?since=2021-01-01T00:00:00Z", "S1", "10002").response();
        ask(HttpMethod.PUT, "?since=2021-06-01T00:00:00Z", "S1", "10002").response();
        door.ask(HttpMethod.PUT, DEVICES + "/decommission/S1?since=2022-01-01T00:00:00Z", "")
                .response();
        assertThat(at("2019-06-01T00:00:00Z")).isEmpty();
        assertThat(at("2020-06-01T00:00:00Z")).contains(new CaptureDevice("10001", false));
        assertThat(at("2021-06-02T00:00:00Z")).contains(new CaptureDevice("10002", false));
        assertThat(at("2022-06-01T00:00:00Z")).contains(new CaptureDevice("10002", true));
        assertThat(house.ledger.stream(Book.REGISTRY, "device:S1")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, KNOWN, 10001, KER-MSD-069",
        "POST, GONE, 10001, KER-MSD-069",
        "POST, S2, 10009, KER-MSD-222",
        "POST, 'S 2', 10001, KER-MSD-999",
        "POST, S2, '', KER-MSD-999",
        "PUT, S2, 10001, KER-MSD-010",
        "PUT, GONE, 10001, KER-MSD-010",
        "PUT, KNOWN, 10009, KER-MSD-222",
    })
    void what_does_not_fit_is_refused(String method, String serial, String centre, String code) {
        ask(HttpMethod.POST, "", "KNOWN", "10001").response();
        ask(HttpMethod.POST, "", "GONE", "10001").response();
        door.ask(HttpMethod.PUT, DEVICES + "/decommission/GONE", "").response();
        assertThat(ask(HttpMethod.valueOf(method), "", serial, centre).errorCode())
                .isEqualTo(code);
        assertThat(door.ask(HttpMethod.PUT, DEVICES + "/decommission/S2", "").errorCode())
                .isEqualTo("KER-MSD-010");
    }

    private Door.Answer ask(HttpMethod method, String query, String serial, String centre) {
        return door.mosip(method, DEVICES + query, DEVICE.formatted(serial, serial, centre));
    }

    private Optional<CaptureDevice> at(String time) {
        return new Offices(house.ledger).device("S1", Instant.parse(time));
    }
}
