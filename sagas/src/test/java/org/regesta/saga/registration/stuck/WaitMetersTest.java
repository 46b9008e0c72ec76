package org.regesta.saga.registration.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.AMINA;
import static org.regesta.saga.registration.Chronicle.BAO;
import static org.regesta.saga.registration.Chronicle.CARLA;
import static org.regesta.saga.registration.Chronicle.asked;
import static org.regesta.saga.registration.Chronicle.received;
import static org.regesta.saga.registration.Chronicle.synced;
import static org.regesta.saga.registration.Chronicle.validated;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.notice.NoticesDue;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class WaitMetersTest {

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long told;

    WaitMetersTest() {
        assertThat(new WaitMeters(registry, store, ledger, StuckTest.beside(store, ledger, clock), clock))
                .isNotNull();
    }

    @Test
    void how_many_wait_for_people_and_how_long_is_told_of_each_kind() {
        happens(synced(AMINA));
        clock.advance(Duration.ofMinutes(5));
        happens(synced(BAO));
        happens(inAdjudication(CARLA));
        clock.advance(Duration.ofMinutes(1));

        assertThat(waiting("packet")).isEqualTo(2);
        assertThat(age("packet")).isBetween(360.0, 361.0);
        assertThat(waiting("adjudication")).isEqualTo(1);
        assertThat(age("adjudication")).isBetween(60.0, 61.0);
        assertThat(waiting("information")).isZero();
        assertThat(age("information")).isZero();
        assertThat(waiting("next-step")).isZero();
    }

    @Test
    void who_was_asked_for_better_images_and_whom_the_house_owes_the_next_step_are_counted_too() {
        happens(synced(AMINA), received(AMINA), asked(AMINA, Stage.VALIDATE), validated(AMINA));
        happens(synced(BAO), new RegistrationEvent.InformationAsked(BAO, BAO + "-1", Process.BIOMETRIC_CORRECTION, 1));
        assertThat(waiting("next-step")).isEqualTo(1);
        assertThat(waiting("information")).isEqualTo(1);
    }

    @Test
    void who_waits_for_somebody_undecided_waits_for_no_step_of_the_houses() {
        happens(synced(BAO), received(BAO));
        happens(StuckTest.LIFE.subList(0, 12).toArray(RegistrationEvent[]::new));
        clock.advance(Duration.ofHours(1));
        assertThat(waiting("candidates")).isEqualTo(1);
        assertThat(age("candidates")).isBetween(3600.0, 3602.0);
        assertThat(waiting("next-step")).as("Bao's").isEqualTo(1);
    }

    @Test
    void who_is_to_be_told_is_counted_until_they_are() {
        happens(synced(AMINA), received(AMINA), asked(AMINA, Stage.VALIDATE), validated(AMINA));
        ledger.read(Book.REGISTRY, 0, new NoticesDue().over(store)::on);
        clock.advance(Duration.ofMinutes(5));
        assertThat(waiting("notice")).isEqualTo(1);
        assertThat(age("notice")).isBetween(300.0, 301.0);
        assertThat(waiting("gallery")).isZero();
        assertThat(age("gallery")).isZero();
    }

    @Test
    void whoever_ended_is_counted_no_more_once_it_is_counted_again() {
        happens(inAdjudication(CARLA));
        assertThat(waiting("adjudication")).isEqualTo(1);
        happens(new RegistrationEvent.Rejected(CARLA, RejectionGround.STOPPED, Optional.empty()));
        assertThat(waiting("adjudication"))
                .as("counted ten seconds ago at most")
                .isEqualTo(1);
        clock.advance(Duration.ofSeconds(11));
        assertThat(waiting("adjudication")).isZero();
        assertThat(age("adjudication")).isZero();
    }

    @Test
    void a_flood_is_not_counted_to_its_end() {
        for (int each = 0; each < WaitMeters.MOST + 600; each++) {
            happens(synced("1000110001%05d20261121101500".formatted(each)));
        }
        assertThat(waiting("packet")).isEqualTo(WaitMeters.MOST);
    }

    private static RegistrationEvent[] inAdjudication(String rid) {
        return new RegistrationEvent[] {
            synced(rid),
            received(rid),
            new RegistrationEvent.AdjudicationAsked(rid, AdjudicationReason.FINGERS_MATCH, List.of())
        };
    }

    private double waiting(String what) {
        return registry.get("regesta.registration.waiting")
                .tag("for", what)
                .gauge()
                .value();
    }

    private double age(String what) {
        return registry.get("regesta.registration.waiting.age")
                .tag("for", what)
                .gauge()
                .value();
    }

    private void happens(RegistrationEvent... events) {
        for (RegistrationEvent event : events) {
            ledger.append("registration:" + event.registrationId(), event);
        }
        var view = new DueView(ledger).over(store);
        ledger.read(Book.REGISTRY, told, event -> {
            view.on(event);
            told = event.position() + 1;
        });
    }
}
