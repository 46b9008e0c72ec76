package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.events.Book;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.ports.Recorded;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.packet.Application;

/** Bad packets that come all at once, and what each is refused for on its own. */
final class BadLot {

    private final Lives lives;
    private final Map<String, Fault> expected = new LinkedHashMap<>();

    BadLot(Lives lives) {
        this.lives = lives;
    }

    void add(Process process, Application application, FaultCode code, String where) {
        expected.put(lives.arrive(process, application), new Fault(code, where));
    }

    /** Rejected, for what is wrong with it, and its stream says so. */
    void eachIsRefused(BadRows rows) {
        lives.live(Lives.FOREVER);
        expected.forEach((rid, fault) -> {
            List<RegistrationEvent> life = life(rid);
            assertThat(life.getLast()).as(fault.toString()).isInstanceOf(RegistrationEvent.Rejected.class);
            assertThat(life)
                    .as(fault.toString())
                    .filteredOn(FoundInvalid.class::isInstance)
                    .singleElement()
                    .satisfies(
                            found -> assertThat(((FoundInvalid) found).faults()).contains(fault));
            rows.ended(rid);
        });
    }

    List<RegistrationEvent> life(String rid) {
        return lives.durable.town.ledger.stream(Book.REGISTRY, "registration:" + rid).stream()
                .map(Recorded::payload)
                .map(RegistrationEvent.class::cast)
                .toList();
    }
}
