package org.regesta.saga.registration.stage;

import java.util.List;
import java.util.Optional;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Adjudicated;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.Approved;
import org.regesta.events.registration.RegistrationEvent.Authenticated;
import org.regesta.events.registration.RegistrationEvent.Classified;
import org.regesta.events.registration.RegistrationEvent.Corrected;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Identified;
import org.regesta.events.registration.RegistrationEvent.InformationAnnounced;
import org.regesta.events.registration.RegistrationEvent.InformationReceived;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** What a registration's own events say: all that a stage may know of it. */
public final class Dossier {

    private final List<Recorded> history;

    private Dossier(List<Recorded> history) {
        this.history = history;
    }

    public static Dossier of(Ledger ledger, String registrationId) {
        return new Dossier(ledger.stream(Book.REGISTRY, "registration:" + registrationId));
    }

    /** The stage that is asked for and not answered yet, with this dossier. */
    public Optional<Job> openJob() {
        Optional<Recorded> newest = history.reversed().stream()
                .filter(recorded -> !(recorded.payload() instanceof SubjectLinked)) // a step within ISSUE, not its end
                .findFirst();
        return newest.filter(recorded -> recorded.payload() instanceof StageAsked)
                .map(asked -> new Job(asked, this));
    }

    /** Whether nothing ever came under that id as a packet. */
    public boolean isEmpty() {
        return history.isEmpty();
    }

    /** The announcement in effect. */
    public Synced synced() {
        return need(Synced.class);
    }

    public PacketReceived received() {
        return need(PacketReceived.class);
    }

    public Validated validated() {
        return need(Validated.class);
    }

    /** What it was asked for last, and the packet that brought it. */
    public InformationAnnounced announcedInformation() {
        return need(InformationAnnounced.class);
    }

    public InformationReceived receivedInformation() {
        return need(InformationReceived.class);
    }

    /** Of the applicant: as they were corrected, else as the first packet brought them. */
    public Optional<EvidenceRef> biometrics() {
        return newest(Corrected.class)
                .map(recorded -> ((Corrected) recorded.payload()).biometrics())
                .or(validated()::biometrics);
    }

    public Classified classified() {
        return need(Classified.class);
    }

    public Identified identified() {
        return need(Identified.class);
    }

    /** Of whom an adjudicator said that it is the same person. */
    public Optional<String> judgedToBe() {
        return newest(Adjudicated.class).flatMap(recorded -> ((Adjudicated) recorded.payload()).duplicateOf());
    }

    /** What was decided after an identity was made of it, when that is to be taken back. */
    public Optional<Verdict> overturned() {
        long approved = newest(Approved.class).map(Recorded::sequence).orElse(-1L);
        if (!wasFinished()) {
            return Optional.empty();
        }
        return newest(Adjudicated.class)
                .filter(decided -> decided.sequence() > approved)
                .map(decided -> (Adjudicated) decided.payload())
                .map(decided -> Verdict.of(
                        Verdict.sought(synced().process(), need(AdjudicationAsked.class)),
                        decided.decision(),
                        decided.duplicateOf()));
    }

    /** Whether it came to its end once, and was looked at again. */
    public boolean wasFinished() {
        return newest(Finished.class).isPresent();
    }

    /** The templates of its own fingers, if it was enrolled with any. */
    public Optional<EvidenceRef> templates() {
        return newest(EnrolledInGallery.class)
                .flatMap(recorded -> ((EnrolledInGallery) recorded.payload()).templates());
    }

    public EnrolledInGallery enrolled() {
        return need(EnrolledInGallery.class);
    }

    /** The registry position of its enrolment in the gallery: its rank. */
    public long rank() {
        return newest(EnrolledInGallery.class)
                .orElseThrow(() -> new Missing(EnrolledInGallery.class))
                .position();
    }

    public Optional<String> subject() {
        return newest(SubjectLinked.class).map(recorded -> ((SubjectLinked) recorded.payload()).subject());
    }

    /** Whose it is, as far as that was found: by whom it names, or by the identity that was issued to it. */
    public Optional<String> person() {
        return newest(Authenticated.class)
                .map(recorded -> ((Authenticated) recorded.payload()).subject())
                .or(this::subject);
    }

    /** On whose authority the process acts: the receipt of the packet. */
    public String authority() {
        Recorded receipt = newest(PacketReceived.class).orElseThrow(() -> new Missing(PacketReceived.class));
        return receipt.envelope().book().text() + ":" + receipt.position();
    }

    private <E extends RegistrationEvent> E need(Class<E> type) {
        return type.cast(newest(type).orElseThrow(() -> new Missing(type)).payload());
    }

    private Optional<Recorded> newest(Class<? extends RegistrationEvent> type) {
        return history.reversed().stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .findFirst();
    }

    /** A stage was asked for before what it needs was there: no rule can have written this. */
    private static final class Missing extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Missing(Class<?> event) {
            super("a stage was asked for, but the registration has no " + event.getSimpleName());
        }
    }
}
