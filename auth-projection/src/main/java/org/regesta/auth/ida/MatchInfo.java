package org.regesta.auth.ida;

import java.util.List;
import java.util.Optional;
import org.regesta.auth.demographic.Demographic;
import org.regesta.auth.demographic.DemographicRules.Said;
import org.regesta.auth.demographic.Manner;
import org.regesta.command.authentication.api.AuthLimit;

/**
 * In which manner a partner wants demographics compared: MOSIP's {@code matchInfo}, a list of {@code {authType,
 * language, matchingStrategy, matchingThreshold}} beside the demographics or, signed, in the request around them.
 *
 * @param about an attribute's name, or MOSIP's {@code personalIdentity}, {@code fullAddress}, {@code demo}
 * @param language empty for every one
 */
record MatchInfo(String about, String language, Manner manner) {

    private static final String FIELD = "matchInfo";

    /** @throws org.regesta.auth.Denied MISSING_INPUT or INVALID_INPUT */
    static List<MatchInfo> of(Fields request, Fields envelope) {
        Fields holder = request.holds(FIELD) ? request : envelope;
        if (!holder.holds(FIELD)) {
            return List.of();
        }
        return holder.list(FIELD).stream()
                .map(entry -> one(Fields.of(entry, FIELD + "/")))
                .toList();
    }

    private static MatchInfo one(Fields fields) {
        Manner.Strategy strategy = Manner.Strategy.ofWireName(fields.required("matchingStrategy"))
                .orElseThrow(() -> fields.invalid("matchingStrategy"));
        int threshold = fields.number("matchingThreshold").orElse(AuthLimit.DEMOGRAPHIC_LIKENESS.most());
        if (threshold < 1 || threshold > 100) {
            throw fields.invalid("matchingThreshold");
        }
        Manner manner = new Manner(strategy, threshold);
        MatchInfo info = new MatchInfo(
                fields.required("authType"), fields.text("language").orElse(""), manner);
        Optional<Demographic> named = Demographic.named(info.about());
        if (named.isPresent() ? !manner.suits(named.get()) : !info.isOfSeveral()) {
            throw fields.invalid(named.isPresent() ? "matchingStrategy" : "authType");
        }
        return info;
    }

    /** What was said, in the manner asked for it; exactly, where none was. */
    static Said applied(List<MatchInfo> all, Said said) {
        return all.stream()
                .filter(info -> info.isAbout(said.about()) && info.manner().suits(said.about()))
                .filter(info -> info.language().isEmpty() || info.language().equals(said.language()))
                .findFirst()
                .map(info -> new Said(said.about(), said.language(), said.value(), info.manner()))
                .orElse(said);
    }

    private boolean isOfSeveral() {
        return about.equals("personalIdentity") || about.equals("demo");
    }

    private boolean isAbout(Demographic asked) {
        return switch (about) {
            case "demo" -> true;
            case "personalIdentity" -> asked == Demographic.NAME;
            default -> Demographic.named(about).filter(asked::equals).isPresent();
        };
    }
}
