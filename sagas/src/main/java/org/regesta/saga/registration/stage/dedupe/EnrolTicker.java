package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Authority;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Opening;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.saga.due.Ticker;
import org.regesta.saga.registration.stage.Tries;
import org.regesta.saga.registration.stage.WorkQueue;
import org.regesta.saga.registration.stage.abroad.Abroad;
import org.regesta.saga.registration.stage.dedupe.EnrolDue.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Enters who came through the ID repository where people are compared: templates are extracted once, and recorded
 * before the enrolment that names them, so whoever is killed in between goes on with them. What cannot be read rests,
 * longer each time, is seen, and holds up nobody else.
 */
@Component
class EnrolTicker extends Ticker<Row> {

    private static final String RULE = "enrolment";
    private static final String VERSION = "1";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(EnrolTicker.class);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 50;

    private final Waiting waiting;
    private final Commands commands;
    private final Identities identities;
    private final Fingerprints fingerprints;

    EnrolTicker(Waiting waiting, Commands commands, Identities identities, Fingerprints fingerprints) {
        super(RULE, EVERY);
        this.waiting = waiting;
        this.commands = commands;
        this.identities = identities;
        this.fingerprints = fingerprints;
    }

    /** Who is due, and who of them rests. */
    @Component
    static class Waiting {

        private final ViewStore store;
        private final WorkQueue queue;
        private final Tries tries;
        private final Abroad abroad;

        Waiting(ViewStore store, WorkQueue queue, Tries tries, Abroad abroad) {
            this.abroad = abroad;
            this.store = store;
            this.queue = queue;
            this.tries = tries;
        }

        /** Those who rest, of whom there are few, and so many others: nobody waits behind what cannot be read. */
        private List<Row> due() {
            List<Row> rows = new ArrayList<>();
            int untried = 0;
            String cursor = null;
            do {
                ViewStore.Page page = EnrolDue.page(store, cursor, AT_ONCE);
                List<Row> found = page.documents().stream().map(EnrolDue::row).toList();
                rows.addAll(found);
                untried += (int) found.stream()
                        .filter(row -> tries.of(lease(row)).isEmpty())
                        .count();
                cursor = page.cursor().orElse(null);
            } while (cursor != null && untried < AT_ONCE);
            return rows;
        }
    }

    /** Where templates come from and go to. */
    @Component
    static class Fingerprints {

        private final Extraction extraction;
        private final DedupeOpener opener;
        private final Evidence evidence;
        private final Biometrics biometrics;

        Fingerprints(Extraction extraction, DedupeOpener opener, Evidence evidence, Biometrics biometrics) {
            this.extraction = extraction;
            this.opener = opener;
            this.evidence = evidence;
            this.biometrics = biometrics;
        }

        /** By finger; none of a container that is not one. */
        private Map<String, byte[]> of(EvidenceRef cbeff) {
            try {
                return extraction.of(cbeff);
            } catch (Biometrics.Unreadable nothingInIt) {
                return Map.of();
            }
        }

        private TreeSet<String> named(EvidenceRef templates) {
            return opener.blob(templates) instanceof Opening.Opened opened
                    ? new TreeSet<>(Templates.read(opened.value()).keySet())
                    : new TreeSet<>();
        }
    }

    @Override
    protected List<Row> due() {
        return waiting.due();
    }

    /** The row goes with the event that this makes, or with the person. */
    @Override
    protected void see(Row row) {
        Optional<WorkQueue.Lease> lease = waiting.queue.take(lease(row), LIMIT);
        if (lease.isEmpty()) {
            return; // another is at it, or it rests
        }
        try {
            enter(row);
            waiting.queue.done(lease.get());
        } catch (RuntimeException unread) { // it concerns this person alone: it rests and is seen
            waiting.queue.failed(lease.get(), unread.getClass().getSimpleName());
            LOG.warn(
                    "somebody could not be entered where people are compared: {}",
                    unread.getClass().getName());
        }
    }

    private void enter(Row row) {
        try {
            identities.record(row.subject()).ifPresent(record -> enrol(row, record));
        } catch (Refusal gone) {
            if (gone.code() != IdentityRefusal.UNKNOWN && gone.code() != IdentityRefusal.ERASED) {
                throw gone;
            }
        }
    }

    static String lease(Row row) {
        return "enrol:" + row.subject() + "." + row.registrationId();
    }

    /** Other matchers first: whoever is compared at a higher rank is compared with them there too. */
    private void enrol(Row row, IdentityRecord record) {
        if (row.biometrics()
                && record.biometrics().isPresent()
                && !waiting.abroad.holdsEverywhere(row.registrationId(), row.cause())) {
            return; // the row stays, and is looked at again
        }
        Optional<EvidenceRef> templates =
                row.biometrics() ? record.biometrics().flatMap(cbeff -> templates(row, cbeff)) : Optional.empty();
        commands.send(
                new IdentityCommand.Enrol(
                        row.subject(),
                        row.registrationId(),
                        templates,
                        templates.map(fingerprints::named).orElseGet(TreeSet::new),
                        fingerprints.biometrics.release()),
                by(row, "enrol"));
    }

    /** Those that stand, else extracted now. */
    private Optional<EvidenceRef> templates(Row row, EvidenceRef cbeff) {
        Optional<EvidenceRef> standing = identities.templatesOfStandingBiometrics(row.subject());
        if (standing.isPresent()) {
            return standing;
        }
        Map<String, byte[]> extracted = fingerprints.of(cbeff);
        if (extracted.isEmpty()) {
            return Optional.empty();
        }
        EvidenceRef sealed =
                fingerprints.evidence.put(KeyRefs.subject(row.subject()), "templates", Templates.write(extracted));
        commands.send(new IdentityCommand.RecordTemplates(row.subject(), sealed), by(row, "templates"));
        return Optional.of(sealed);
    }

    /** On the authority of whoever brought it. */
    private static Attribution by(Row row, String step) {
        Attribution by = new Attribution(RULE, "RULE", new Authority.Rule(RULE, VERSION, "registry:" + row.position()))
                .with(Meta.REASON, RULE)
                .with(Meta.CHANNEL, "rule")
                .with(Meta.CAUSATION, row.cause())
                .with(Meta.SUBJECT, row.subject())
                .with(Meta.COMMAND_ID, RULE + ":" + row.cause() + ":" + step);
        return row.correlation().isEmpty() ? by : by.with(Meta.CORRELATION, row.correlation());
    }
}
