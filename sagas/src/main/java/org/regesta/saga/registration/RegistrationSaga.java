package org.regesta.saga.registration;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.Reopened;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Axon's view of the process: it holds the state as text, asks {@link RegistrationProcess} what is next, sends it and
 * waits for each result. It never waits on work. Its state is a value of the registry: {@link RegistrationStates} makes
 * the same one from the book alone.
 */
@Saga
public class RegistrationSaga { // public because Axon makes it

    static final String ASSOCIATION = "registrationId";

    private String state = "";

    @Autowired
    private transient Commands commands;

    @Autowired
    private transient Ledger ledger;

    @StartSaga
    @SagaEventHandler(associationProperty = ASSOCIATION)
    void begin(PacketReceived event, DomainEventMessage<?> message) {
        on(event, message);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = ASSOCIATION)
    void again(Reopened event, DomainEventMessage<?> message) {
        on(event, message);
    }

    @SagaEventHandler(associationProperty = ASSOCIATION)
    void on(RegistrationEvent event, DomainEventMessage<?> message) {
        Recorded recorded = recorded(message);
        RegistrationState before = state.isEmpty()
                ? RegistrationStates.before(ledger, event.registrationId(), recorded)
                : RegistrationState.read(state);
        RegistrationState after = RegistrationProcess.after(before, recorded, Candidates.in(ledger));
        if (after.equals(before)) {
            return;
        }
        associate(before, after);
        Steps steps = new Steps(commands);
        RegistrationProcess.owed(after).forEach(command -> steps.send(command, after, recorded));
        state = after.text();
        if (after.ended()) {
            SagaLifecycle.end();
        }
    }

    /** Whoever is waited for is heard of through an association of the same name. */
    private static void associate(RegistrationState before, RegistrationState after) {
        List<String> heard = RegistrationStates.waitsFor(before);
        List<String> toHear = RegistrationStates.waitsFor(after);
        heard.stream()
                .filter(rid -> !toHear.contains(rid))
                .forEach(rid -> SagaLifecycle.removeAssociationWith(ASSOCIATION, rid));
        toHear.stream()
                .filter(rid -> !heard.contains(rid))
                .forEach(rid -> SagaLifecycle.associateWith(ASSOCIATION, rid));
    }

    /** The event as it stands in the registry, whatever engine delivered it. */
    private Recorded recorded(DomainEventMessage<?> message) {
        return ledger.event(Book.REGISTRY, message.getAggregateIdentifier(), message.getSequenceNumber());
    }

    /** For the saga store's serializer. */
    public String getState() {
        return state;
    }

    /** For the saga store's serializer. */
    public void setState(String text) {
        state = text;
    }
}
