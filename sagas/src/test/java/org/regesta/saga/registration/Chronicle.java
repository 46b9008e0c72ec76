package org.regesta.saga.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.TickingClock;

/** A registry written by hand, and the state that the process has at each point of it. */
public final class Chronicle {

    public static final String AMINA = "10001100010000120261121101500";
    public static final String BAO = "10001100010000020261121100000";
    public static final String CARLA = "10001100010000220261121103000";
    public static final String HASH = "8ede15317a1f5cc2be4e617e1884ecab24fc36d2cd62832280faeb29e512dffd";

    final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    final InMemoryLedger ledger = new InMemoryLedger(clock);
    final Candidates candidates = Candidates.in(ledger);

    Chronicle write(RegistrationEvent... events) {
        for (RegistrationEvent event : events) {
            ledger.append("registration:" + event.registrationId(), event);
        }
        return this;
    }

    /** From the announcement to the last stage asked for before the biometric comparison is answered. */
    Chronicle upToComparison(String rid) {
        return write(
                synced(rid),
                received(rid),
                asked(rid, Stage.VALIDATE),
                validated(rid),
                asked(rid, Stage.CLASSIFY),
                new RegistrationEvent.Classified(rid, 1, AgeGroup.ADULT, false, Set.of("Right Thumb"), Set.of()),
                asked(rid, Stage.ENROL),
                new RegistrationEvent.EnrolledInGallery(rid, 1, Optional.empty(), Set.of(), "none"),
                asked(rid, Stage.COMPARE_DEMOGRAPHICS),
                names(rid),
                asked(rid, Stage.COMPARE_BIOMETRICS));
    }

    RegistrationState state(String rid) {
        return RegistrationStates.now(ledger, rid).orElseThrow().state();
    }

    List<RegistrationCommand> owed(String rid) {
        return RegistrationProcess.owed(state(rid));
    }

    /** What the process answers to the newest event of a registration. */
    List<RegistrationCommand> next(String rid) {
        Recorded newest = RegistrationStates.now(ledger, rid).orElseThrow().newest();
        return RegistrationProcess.next(RegistrationStates.before(ledger, rid, newest), newest, candidates);
    }

    public static RegistrationEvent synced(String rid) {
        return new RegistrationEvent.Synced(rid, Process.NEW, rid, HASH, 7, SupervisorStatus.APPROVED, "eng", Map.of());
    }

    public static RegistrationEvent received(String rid) {
        return new RegistrationEvent.PacketReceived(
                rid,
                new EvidenceRef("e".repeat(64), "registration:" + rid, "packet", 7),
                HASH,
                "10001",
                "10001",
                Instant.parse("2026-11-21T10:15:00Z"));
    }

    public static RegistrationEvent asked(String rid, Stage stage) {
        return new RegistrationEvent.StageAsked(rid, stage, 1);
    }

    public static RegistrationEvent validated(String rid) {
        return new RegistrationEvent.Validated(
                rid, 1, "0.1", Map.of(), Map.of(), List.of(), Optional.empty(), List.of());
    }

    public static RegistrationEvent names(String rid, String... alike) {
        List<Candidate> found = List.of(alike).stream()
                .map(a -> new Candidate(a, 90, Map.of("fullName", 50)))
                .toList();
        return new RegistrationEvent.DemographicsCompared(rid, 1, found, List.of(), 0, 9, "names-1");
    }

    public static RegistrationEvent fingers(String rid, String... alike) {
        List<Candidate> found = List.of(alike).stream()
                .map(a -> new Candidate(a, 277, Map.of("Right Thumb", 277)))
                .toList();
        return new RegistrationEvent.BiometricsCompared(rid, 1, found, List.of(), 0, 9, "sourceafis-3");
    }

    public static RegistrationEvent approved(String rid) {
        return new RegistrationEvent.Approved(rid);
    }
}
