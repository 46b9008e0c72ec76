package org.regesta.auth.ida;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.demographic.DemographicRules;
import org.regesta.auth.person.AuthenticateOpener;
import org.regesta.auth.title.Titles;
import org.springframework.stereotype.Component;

/** Compares what is said about a person with what the registry holds. */
@Component
class DemoJudge {

    private final AuthenticateOpener opener;
    private final Titles titles;
    private final GuessRate rate;

    DemoJudge(AuthenticateOpener opener, Titles titles, GuessRate rate) {
        this.opener = opener;
        this.titles = titles;
        this.rate = rate;
    }

    /** @throws Denied with every reason to say no */
    void check(Visit visit, Claim claim) {
        String subject = claim.person().subject();
        if (!rate.admits(visit, subject)) {
            throw new Denied(AuthRefusal.FACTOR_LOCKED, "demo"); // whether it was right is not told
        }
        List<DemographicRules.Said> said = claim.factors().said();
        Set<String> fields =
                said.stream().flatMap(one -> one.about().fields().stream()).collect(Collectors.toSet());
        List<Reason> reasons = DemographicRules.judge(
                said, opener.held(claim.person(), fields), LocalDate.ofInstant(visit.at(), ZoneOffset.UTC), titles::in);
        if (!reasons.isEmpty()) {
            rate.wrong(visit, subject);
            throw new Denied(reasons);
        }
        rate.right(visit, subject);
    }
}
