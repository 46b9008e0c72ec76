package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentrePlaceTest {

    private static final CentrePlace HILL = new CentrePlace(Map.of(
            "centerStartTime", "08:00",
            "centerEndTime", "17:00",
            "timeZone", "(GTM+01:00) CENTRAL EUROPEAN TIME",
            "workingNonWorkingDays", "{\"sat\":false,\"sun\":false,\"mon\":true}",
            "exceptionalHolidayPutPostDto", "[{\"exceptionHolidayDate\":\"2026-12-25\"}]",
            "latitude", "34.0209",
            "longitude", "-6.8416"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:00:00Z, true", // eight on the spot
        "2026-11-23T06:59:59Z, false",
        "2026-11-23T16:00:00Z, true",
        "2026-11-23T16:00:01Z, false",
        "2026-11-23T23:30:00Z, false", // half past midnight there
        "2026-11-21T10:00:00Z, false", // Saturday
        "2026-11-22T10:00:00Z, false",
        "2026-11-24T10:00:00Z, true", // of Tuesday nothing is said
        "2026-12-24T10:00:00Z, true",
        "2026-12-25T10:00:00Z, false",
        "2026-12-28T10:00:00Z, true",
    })
    void it_is_open_in_its_own_hours_on_its_own_days(Instant then, boolean open) {
        assertThat(HILL.isOpenAt(then)).isEqualTo(open);
    }

    @Test
    void a_centre_that_does_not_say_when_it_is_open_is_always_open() {
        assertThat(new CentrePlace(Map.of()).isOpenAt(Instant.parse("2026-12-25T03:00:00Z")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "34.0209, -6.8416, 0, 1",
        "34.0299, -6.8416, 990, 1010", // a hundredth of a degree less a tenth
        "33.5731, -7.5898, 80000, 90000", // Casablanca
        "-34.0209, 173.1584, 19900000, 20100000", // the other side of the world
    })
    void it_is_so_far_away(double latitude, double longitude, double atLeast, double atMost) {
        assertThat(HILL.metresTo(latitude, longitude)).isBetween(atLeast, atMost);
    }

    @Test
    void nowhere_is_near_nothing() {
        assertThat(HILL.metresTo(Double.NaN, 0)).isNaN();
        assertThat(new CentrePlace(Map.of()).metresTo(34, -6)).isNaN();
    }
}
