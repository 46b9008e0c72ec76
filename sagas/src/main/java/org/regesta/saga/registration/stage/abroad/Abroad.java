package org.regesta.saga.registration.stage.abroad;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.ports.AbisLine;
import org.regesta.ports.AbisLine.AbisLines;
import org.regesta.ports.AbisLine.AbisSilent;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork.Outcome;
import org.regesta.saga.registration.stage.abroad.Correspondence.Question;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks other people's matchers about a registration. It is put into each of them before it has a rank of ours, so
 * whoever is compared at a higher rank is compared with it there too.
 */
@Component
public class Abroad {

    private static final Logger LOG = LoggerFactory.getLogger(Abroad.class);
    /** The kind of failure by which it shows that one of them says no. */
    public static final String REFUSED = AbisRefused.class.getSimpleName();

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final String STANDS = "10";
    private static final String UNKNOWN = "12";
    private static final Map<String, Object> FLAGS = Map.of("maxResults", "100", "targetFPIR", "30");

    private final AbisLines lines;
    private final Correspondence correspondence;
    private final References references;
    private final Sharing sharing;
    private final Clock clock;

    Abroad(AbisLines lines, Correspondence correspondence, References references, Sharing sharing, Clock clock) {
        this.lines = lines;
        this.correspondence = correspondence;
        this.references = references;
        this.sharing = sharing;
        this.clock = clock;
    }

    /** It was asked and said no; it is asked again. */
    static final class AbisRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbisRefused(String line) {
            super("the ABIS " + line + " refused", null, false, false);
        }
    }

    /** Nothing yet while an answer is awaited. */
    public static Outcome later() {
        return new Outcome.NotYet(AGAIN);
    }

    /** The matchers that are asked, for the finding: empty when there is none. */
    public String releases() {
        return lines.all().stream().map(line -> "+abis:" + line.name()).collect(Collectors.joining());
    }

    /**
     * Whether every matcher has it; what is missing is on its way.
     *
     * @param attempt of the enrolment
     */
    public boolean holdsEverywhere(Job job, int attempt) {
        return holds(concerned(job), job.registrationId(), Integer.toString(attempt));
    }

    /**
     * The same of somebody who came without a packet.
     *
     * @param cause the event that brought them
     */
    public boolean holdsEverywhere(String registrationId, String cause) {
        return holds(lines.all(), registrationId, cause);
    }

    private boolean holds(List<AbisLine> asked, String registrationId, String brought) {
        boolean all = true;
        for (AbisLine line : asked) {
            all &= asked(line, "insert", registrationId, brought)
                    .map(answer -> accepted(answer, STANDS))
                    .isPresent();
        }
        return all;
    }

    /** Whom they found of lower rank than ours; none while an answer is awaited. */
    public Optional<List<Candidate>> compared(Job job) {
        int attempt = concerned(job).isEmpty() ? 0 : job.dossier().enrolled().attempt();
        if (!holdsEverywhere(job, attempt)) {
            return Optional.empty(); // one that was configured since
        }
        List<Candidate> found = new ArrayList<>();
        boolean all = true;
        for (AbisLine line : concerned(job)) {
            Optional<AbisAnswer> answer = asked(line, "identify", job.registrationId(), Integer.toString(attempt));
            answer.ifPresent(some -> found.addAll(candidates(line, some, job)));
            all &= answer.isPresent();
        }
        return all ? Optional.of(found) : Optional.empty();
    }

    /**
     * Takes it out everywhere.
     *
     * @param brought the attempt of the enrolment, or the event that brought whoever came without a packet
     * @throws AbisSilent until each has answered
     */
    void forget(String registrationId, String brought) {
        for (AbisLine line : lines.all()) {
            if (asked(line, "delete", registrationId, brought)
                    .map(answer -> accepted(answer, UNKNOWN))
                    .isEmpty()) {
                throw new AbisSilent(line.name());
            }
        }
    }

    private List<AbisLine> concerned(Job job) {
        return lines.all().isEmpty() || job.dossier().validated().biometrics().isEmpty() ? List.of() : lines.all();
    }

    private Optional<AbisAnswer> asked(AbisLine line, String operation, String registrationId, String brought) {
        String reference = references.of(registrationId, brought, line);
        Question question = new Question(references.request(line, operation, reference), line, operation);
        Optional<AbisAnswer> answer = correspondence.ask(question, () -> message(question, reference, registrationId));
        answer.filter(no -> !no.done() && !harmless(operation, no)).ifPresent(no -> {
            LOG.warn(
                    "the ABIS {} refused to {}: reason {}",
                    line.name(),
                    operation,
                    no.reason().replaceAll("\\D", ""));
            correspondence.forget(question);
            throw new AbisRefused(line.name());
        });
        return answer;
    }

    /** What was asked is as it was to be, by an earlier message. */
    private static boolean harmless(String operation, AbisAnswer no) {
        return operation.equals("insert") && no.reason().equals(STANDS)
                || operation.equals("delete") && no.reason().equals(UNKNOWN);
    }

    private static boolean accepted(AbisAnswer answer, String harmless) {
        return answer.done() || answer.reason().equals(harmless);
    }

    private byte[] message(Question question, String reference, String registrationId) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "id",
                "mosip.abis." + question.operation(),
                "version",
                "1.1",
                "requestId",
                question.requestId(),
                "requesttime",
                MosipTime.text(clock.instant()),
                "referenceId",
                reference));
        if (question.operation().equals("insert")) {
            message.put("referenceURL", sharing.open(registrationId, question.line()));
        }
        if (question.operation().equals("identify")) {
            message.put("flags", FLAGS);
        }
        return Json.write(message).getBytes(StandardCharsets.UTF_8);
    }

    private List<Candidate> candidates(AbisLine line, AbisAnswer answer, Job job) {
        return answer.candidates().stream()
                .flatMap(likely -> references
                        .registration(likely.reference(), job.dossier().rank())
                        .map(rid -> new Candidate(rid, likely.score(), Map.of("ABIS " + line.name(), likely.score())))
                        .stream())
                .toList();
    }
}
