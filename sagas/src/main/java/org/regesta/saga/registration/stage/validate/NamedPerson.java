package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.identity.api.PacketUpdates;
import org.regesta.events.Book;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.ports.Ledger;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whose identity a packet is about: whoever has the UIN in it. Whoever is new has none. */
@Component
public class NamedPerson {

    private static final String TYPE = "registrationType";

    private final PacketOpener opener;
    private final Identities identities;
    private final PacketUpdates updates;
    private final Ledger ledger;

    NamedPerson(PacketOpener opener, Identities identities, PacketUpdates updates, Ledger ledger) {
        this.updates = updates;
        this.opener = opener;
        this.identities = identities;
        this.ledger = ledger;
    }

    /** Whether there is one, and the process fits where that one stands: who died lives again by a revoked death. */
    void check(Process process, JsonNode identity, Faults faults) {
        if (isNamedByNobody(process)) {
            if (identity.has(Fields.UIN)) {
                faults.add(FaultCode.REFERENCE, Fields.UIN);
            }
            if (isNew(process) && faults.none()) {
                add(updates.flaws(identity), faults);
            }
            return;
        }
        Optional<String> subject = livingWith(identity.path(Fields.UIN).asString(""));
        if (subject.isEmpty()) {
            faults.add(FaultCode.REFERENCE, Fields.UIN);
            return;
        }
        if (misfits(process, subject.get())) {
            faults.add(FaultCode.REFERENCE, TYPE);
        } else if (changes(process) && faults.none()) { // what follows no schema cannot be held against anything
            add(updates.flaws(subject.get(), identity), faults);
        }
    }

    /**
     * What is wrong by now with a packet that was valid when it came: it can have waited for days, and whom it names
     * may have died, been forgotten, or been changed by somebody faster.
     */
    public List<Fault> overtaken(Job job) {
        Process process = job.dossier().synced().process();
        Faults faults = new Faults();
        Optional<String> subject = living(job);
        if (subject.isEmpty()) {
            faults.add(FaultCode.REFERENCE, Fields.UIN);
        } else if (misfits(process, subject.get())) {
            faults.add(FaultCode.REFERENCE, TYPE);
        } else if (changes(process)) {
            add(updates.flaws(subject.get(), job.dossier().validated()), faults);
        }
        return faults.list();
    }

    private boolean misfits(Process process, String subject) {
        return switch (process) {
            case ACTIVATED -> isDead(subject);
            case CRVS_DEATH_REVOKED -> !isDead(subject);
            case UPDATE, RES_UPDATE, RES_REPRINT -> !isActive(subject);
            case NEW, CRVS_NEW, LOST, BIOMETRIC_CORRECTION, DEACTIVATED, CRVS_DEATH -> false;
        };
    }

    private static boolean changes(Process process) {
        return process == Process.UPDATE || process == Process.RES_UPDATE;
    }

    private static boolean isNew(Process process) {
        return process == Process.NEW || process == Process.CRVS_NEW;
    }

    /** Who is new has no number yet, also when they are asked again, and who lost it does not know it. */
    private static boolean isNamedByNobody(Process process) {
        return switch (process) {
            case NEW, CRVS_NEW, LOST, BIOMETRIC_CORRECTION -> true;
            case UPDATE, RES_UPDATE, RES_REPRINT, ACTIVATED, DEACTIVATED, CRVS_DEATH, CRVS_DEATH_REVOKED -> false;
        };
    }

    private static void add(PacketUpdates.Flaws flaws, Faults faults) {
        flaws.tooOften().forEach(field -> faults.add(FaultCode.UPDATE_LIMIT, field));
        flaws.handlesTaken().forEach(field -> faults.add(FaultCode.HANDLE_TAKEN, field));
    }

    /** The subject who has a number, if they live in the registry. */
    public Optional<String> having(String uin) {
        return livingWith(uin);
    }

    public boolean isActive(String subject) {
        return identities
                .record(subject)
                .filter(record -> record.status() == IdentityStatus.ACTIVATED)
                .isPresent();
    }

    /**
     * The subject that a valid packet is about.
     *
     * @throws IllegalStateException when it cannot be found any more: the work rests and is seen
     */
    public String of(Job job) {
        return living(job).orElseThrow(() -> new IllegalStateException("the identity was forgotten meanwhile"));
    }

    private Optional<String> living(Job job) {
        Sealed uin = Optional.ofNullable(job.dossier().validated().attributes().get(Fields.UIN))
                .orElseThrow(() -> new IllegalStateException("a valid packet of this process has a UIN"));
        String number = opener.attribute(Fields.UIN, uin)
                .map(json -> Json.read(json, String.class))
                .orElseThrow(() -> new IllegalStateException("the packet itself was forgotten meanwhile"));
        return livingWith(number);
    }

    /** What a packet says of whoever answers for a child, in a plain field. */
    public Optional<String> guardians(Job job, String field) {
        return Optional.ofNullable(job.dossier().validated().guardian().get(field))
                .map(seal -> opener.attribute(field, seal)
                        .orElseThrow(() -> new IllegalStateException("the guardian was forgotten meanwhile")))
                .map(json -> Json.read(json, String.class))
                .filter(text -> !text.isBlank());
    }

    private Optional<String> livingWith(String uin) {
        return identities
                .byUin(uin)
                .map(identities::survivor) // a number that was merged means the one that stands
                .filter(subject -> identities.record(subject).isPresent());
    }

    private boolean isDead(String subject) {
        return identities
                        .record(subject)
                        .filter(record -> record.status() == IdentityStatus.DECEASED)
                        .isPresent()
                || wasToldAsDeactivated(subject);
    }

    /** A death that was told before deaths had an event of their own. */
    private boolean wasToldAsDeactivated(String subject) {
        Optional<String> deactivatedBy = Optional.empty();
        for (var recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            deactivatedBy = switch (recorded.payload()) {
                case IdentityEvent.Deactivated e -> Optional.of(e.registrationId());
                case IdentityEvent.Reactivated _, IdentityEvent.Blocked _, IdentityEvent.DeathRevoked _ ->
                    Optional.empty();
                default -> deactivatedBy;
            };
        }
        return deactivatedBy
                .filter(rid ->
                        !ledger.stream(Book.REGISTRY, "registration:" + rid).isEmpty())
                .map(rid -> Dossier.of(ledger, rid).synced().process() == Process.CRVS_DEATH)
                .orElse(false);
    }
}
