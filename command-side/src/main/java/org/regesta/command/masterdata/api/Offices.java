package org.regesta.command.masterdata.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.DeviceEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/**
 * Centres, machines and officers as they were at any time. What changed then is told by the time an event names as the
 * one it happened at, else by the time it was recorded.
 */
@Component
public class Offices {

    /** A packet's time has seconds: what happened within its second had happened. */
    private static final Duration ITS_SECOND = Duration.ofSeconds(1);

    private final Ledger ledger;

    public Offices(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param centreId where it stands, empty for nowhere */
    public record Machine(String centreId, String signPublicKey) {}

    /** MOSIP's columns of the centre as they were then, none when it was not there yet or was given up. */
    public Optional<Map<String, String>> centre(String centreId, Instant then) {
        Optional<Map<String, String>> details = Optional.empty();
        for (Object event : payloads("centre:" + centreId, then)) {
            switch ((CentreEvent) event) {
                case CentreEvent.Opened e -> details = Optional.of(e.details());
                case CentreEvent.Decommissioned _ -> {
                    return Optional.empty(); // for good
                }
            }
        }
        return details;
    }

    /** Whether the centre was open then. */
    public boolean isOpen(String centreId, Instant then) {
        return centre(centreId, then).isPresent();
    }

    /** The machine as it was then, none when it was not there yet or was given up. */
    public Optional<Machine> machine(String machineId, Instant then) {
        List<Object> events = payloads("machine:" + machineId, then);
        boolean gone = events.stream().anyMatch(MachineEvent.Decommissioned.class::isInstance);
        return gone ? Optional.empty() : versions(events).stream().reduce((earlier, later) -> later);
    }

    /** Everything the machine ever was. */
    public List<Machine> machines(String machineId) {
        return versions(payloads("machine:" + machineId, Instant.MAX));
    }

    /** Whether the officer was in office then. */
    public boolean isInOffice(String officerId, Instant then) {
        boolean in = false;
        for (Object event : payloads("officer:" + officerId, then)) {
            in = switch (event) {
                case OfficerEvent.Appointed e -> true;
                case OfficerEvent.Enabled e -> true;
                case OfficerEvent.Disabled e -> false;
                default -> in; // sign-ins and roles
            };
        }
        return in;
    }

    /** Who the person in an office was then, none when nobody had said. */
    public Optional<String> person(String officerId, Instant then) {
        return payloads("officer:" + officerId, then).stream()
                .filter(OfficerEvent.PersonNamed.class::isInstance)
                .map(named -> ((OfficerEvent.PersonNamed) named).subject())
                .reduce((earlier, later) -> later);
    }

    /** @param centreId where it was used; {@code gone}: it had been given up */
    public record CaptureDevice(String centreId, boolean gone) {}

    /** The capture device of a serial number as it was then, none when it was not registered yet. */
    public Optional<CaptureDevice> device(String serial, Instant then) {
        Optional<CaptureDevice> device = Optional.empty();
        for (Object event : payloads("device:" + serial, then)) {
            device = switch ((DeviceEvent) event) {
                case DeviceEvent.Registered e -> Optional.of(new CaptureDevice(e.centreId(), false));
                case DeviceEvent.Moved e -> Optional.of(new CaptureDevice(e.centreId(), false));
                case DeviceEvent.Decommissioned e -> device.map(is -> new CaptureDevice(is.centreId(), true));
            };
        }
        return device;
    }

    private static List<Machine> versions(List<Object> events) {
        List<Machine> versions = new ArrayList<>();
        for (Object event : events) {
            switch (event) {
                case MachineEvent.Registered e -> versions.add(new Machine(e.centreId(), e.signPublicKey()));
                case MachineEvent.Changed e -> versions.add(new Machine(e.centreId(), e.signPublicKey()));
                default -> {} // given up
            }
        }
        return versions;
    }

    private List<Object> payloads(String stream, Instant then) {
        Instant end = then.equals(Instant.MAX) ? then : then.plus(ITS_SECOND);
        return ledger.stream(Book.REGISTRY, stream).stream()
                .filter(event -> happened(event).isBefore(end))
                .sorted(Comparator.comparing(Offices::happened)) // what was told late takes its place
                .map(Recorded::payload)
                .toList();
    }

    private static Instant happened(Recorded event) {
        return event.envelope()
                .meta(Meta.OCCURRED)
                .map(Instant::parse)
                .orElseGet(() -> Instant.ofEpochMilli(event.envelope().recordedMillis()));
    }
}
