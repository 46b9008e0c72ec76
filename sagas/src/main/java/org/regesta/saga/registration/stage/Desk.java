package org.regesta.saga.registration.stage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.StageWork.Outcome;
import org.regesta.saga.registration.stage.WorkQueue.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the next work from the queue and does it. One poisoned piece of work holds up no other. */
@Component
class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final WorkQueue queue;
    private final Ledger ledger;
    private final Commands commands;
    private final Map<Stage, StageWork> works = new EnumMap<>(Stage.class);

    Desk(WorkQueue queue, Ledger ledger, Commands commands, StageMeters meters, List<StageWork> works) {
        this.queue = queue;
        this.ledger = ledger;
        this.commands = commands;
        works.forEach(work -> this.works.put(work.stage(), meters.around(work)));
    }

    /** For one worker. */
    Tray tray() {
        return queue.tray();
    }

    /** Does one piece of work, the longest waiting that is free; false when there is none in the whole queue. */
    boolean workOnce(Tray tray) {
        boolean fromHead = tray.isAtHead();
        while (true) {
            Optional<ViewStore.Document> row = tray.next();
            if (row.isPresent() && workAt(row.get())) {
                return true;
            }
            if (row.isEmpty() && fromHead) {
                return false;
            }
            fromHead |= row.isEmpty();
        }
    }

    /** Keeps the leases of work that goes on. */
    void keep() {
        queue.renew();
    }

    private boolean workAt(ViewStore.Document row) {
        WorkView.Asked asked = WorkView.asked(row);
        StageWork work = works.get(asked.stage());
        if (work == null) {
            return false; // done elsewhere
        }
        Optional<Lease> lease = queue.take(lease(row.id(), asked.stage(), asked.attempt()), work.limit());
        if (lease.isEmpty()) {
            return false;
        }
        Optional<Job> job = Dossier.of(ledger, row.id())
                .openJob()
                .filter(open -> open.stage() == asked.stage() && open.attempt() == asked.attempt());
        if (job.isPresent()) {
            doIt(work, job.get(), lease.get());
        } else {
            queue.forget(row); // it was done before; the view lags, or was told twice
            queue.done(lease.get());
        }
        return true;
    }

    static String lease(String registrationId, Stage stage, int attempt) {
        return registrationId + ":" + stage + ":" + attempt;
    }

    private void doIt(StageWork work, Job job, Lease lease) {
        try {
            switch (work.run(job)) {
                case Outcome.Done done -> {
                    record(done, job);
                    queue.done(lease);
                }
                case Outcome.NotYet notYet -> queue.later(lease, notYet.again());
            }
        } catch (Throwable poison) { // whatever it is, it concerns this registration alone: it rests and is seen
            queue.failed(lease, poison.getClass().getSimpleName());
            LOG.warn(
                    "stage {} of registration {} failed, try {}: {} at {}",
                    job.stage(),
                    job.registrationId(),
                    lease.tries(),
                    poison.getClass().getName(), // messages of parsers quote what they read
                    poison.getStackTrace().length == 0 ? "?" : poison.getStackTrace()[0]);
        }
    }

    private void record(Outcome.Done done, Job job) {
        try {
            commands.send(
                    done.finding(),
                    done.finding() instanceof Finish finish ? job.about(finish.subject(), "") : job.by(""));
        } catch (Refusal stale) { // answered meanwhile: a worker that was thought lost came back
            LOG.info("stage {} of registration {}: {}", job.stage(), job.registrationId(), stale.getMessage());
        }
    }
}
