package org.regesta.query.adjudication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.DocumentRef;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.adjudication.AdjudicationCase.Asked;
import org.regesta.query.adjudication.AdjudicationCase.Decided;
import org.regesta.query.adjudication.Papers.Paper;
import org.regesta.query.adjudication.api.AdjudicationRefusal;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Lays both records side by side before an adjudicator, and records that before it answers. Decided cases stay
 * closed.
 */
@Component
class CaseDesk {

    private final ViewStore store;
    private final Papers papers;
    private final AdjudicateOpener opener;
    private final Disclosures disclosures;

    CaseDesk(ViewStore store, Papers papers, AdjudicateOpener opener, Disclosures disclosures) {
        this.store = store;
        this.papers = papers;
        this.opener = opener;
        this.disclosures = disclosures;
    }

    /**
     * One case.
     *
     * @param applicant the registration to decide on
     * @param candidates whom it may be, the likeliest first, each with its scores
     */
    record Shown(
            String registrationId,
            AdjudicationReason reason,
            Instant since,
            Optional<Decided> decided,
            AdjudicationCase.Hands hands,
            Side applicant,
            List<Match> candidates) {
        @Override
        public String toString() {
            return "Shown"; // two people's data stay out of logs
        }
    }

    /**
     * One record.
     *
     * @param attributes by schema field; none but for whoever has the case, and none once it is decided
     * @param documents that came with it, by reference
     * @param biometrics that came with it, by reference
     * @param gone how many values nobody can read any more
     */
    record Side(
            String registrationId,
            Optional<String> subject,
            Optional<AgeGroup> ageGroup,
            Map<String, JsonNode> attributes,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            int gone) {
        @Override
        public String toString() {
            return "Side";
        }
    }

    /** @param weights by finger or field */
    record Match(Side record, int score, Map<String, Integer> weights) {}

    Shown show(String registrationId, Instant now, Attribution by) {
        AdjudicationCase found = AdjudicationProjection.find(store, registrationId)
                .orElseThrow(() -> new Refusal(AdjudicationRefusal.UNKNOWN));
        Asked asked = found.asked().orElseThrow(() -> new Refusal(AdjudicationRefusal.UNKNOWN));
        Eyes eyes = new Eyes(found.waits() && found.isOf(by.actor(), now));
        Side applicant = eyes.side(registrationId);
        List<Match> candidates = new ArrayList<>();
        for (RegistrationEvent.Candidate candidate : asked.candidates()) {
            candidates.add(new Match(eyes.side(candidate.registrationId()), candidate.score(), candidate.weights()));
        }
        if (!eyes.attributes.isEmpty()) {
            disclosures.record(eyes.subjects, Purpose.ADJUDICATE, eyes.attributes, by);
        }
        return new Shown(
                registrationId, asked.reason(), asked.since(), found.decided(), found.hands(), applicant, candidates);
    }

    /** What the adjudicator gets to see: of whom, and which attributes. */
    private final class Eyes {
        private final boolean open;
        private final Set<String> subjects = new TreeSet<>();
        private final Set<String> attributes = new TreeSet<>();

        Eyes(boolean open) {
            this.open = open;
        }

        Side side(String registrationId) {
            Optional<AdjudicationCase> about = AdjudicationProjection.find(store, registrationId);
            Optional<Paper> paper = papers.of(registrationId);
            Optional<String> subject = about.flatMap(AdjudicationCase::subject).or(() -> paper.flatMap(Paper::person));
            Map<String, JsonNode> values = new TreeMap<>();
            Optional<Paper> seen = open ? paper : Optional.empty();
            Map<String, Sealed> seals = seen.map(Paper::attributes).orElse(Map.of());
            seals.forEach((name, seal) ->
                    opener.open(name, seal).ifPresent(text -> values.put(name, Json.read(text, JsonNode.class))));
            if (!values.isEmpty()) {
                subjects.add(subject.orElse("registration:" + registrationId));
                attributes.addAll(values.keySet());
            }
            return new Side(
                    registrationId,
                    subject,
                    about.flatMap(AdjudicationCase::ageGroup).or(() -> paper.flatMap(Paper::ageGroup)),
                    values,
                    seen.map(Paper::documents).orElse(List.of()),
                    seen.flatMap(Paper::biometrics),
                    seals.size() - values.size());
        }
    }
}
