package org.regesta.conformance;

import java.util.List;
import java.util.regex.Pattern;

/** MOSIP's way of a partner from nothing to an API key, which no case states: each step presupposes those before it. */
final class Onboarding {

    private static final List<Pattern> WAY = List.of(
            Pattern.compile("POST .*/policies/group/new"),
            Pattern.compile("POST .*/policies"),
            Pattern.compile("POST .*/policies/.*/publish"),
            Pattern.compile("POST .*/partners(/v2)?"),
            Pattern.compile("POST .*/certificate/ca/upload"),
            Pattern.compile("POST .*/certificate/upload"),
            Pattern.compile("POST .*/policy/map"),
            Pattern.compile("PUT .*/partners/policy/[^/]*"),
            Pattern.compile("PATCH .*/generate/apikey"),
            Pattern.compile("POST .*/misps"),
            Pattern.compile("POST .*/(oidc|oauth)/client"));

    static final int STEPS = WAY.size();

    private Onboarding() {}

    /** Which step a case is, from 0; -1 when it is none. */
    static int step(Case each) {
        String request = each.method() + " " + each.plainPath();
        for (int step = 0; step < STEPS; step++) {
            if (WAY.get(step).matcher(request).matches()) {
                return step;
            }
        }
        return -1;
    }
}
