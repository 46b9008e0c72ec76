package org.regesta.conformance;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What MOSIP publishes of its services and an expectation may go against. Each says by the case and the answer alone
 * whether it is meant: none knows a case.
 */
enum RuleCodes {
    AN_AGE_UP_TO_ONES_OWN_MATCHES(
            "expects no for an age that the person has reached: MOSIP's AgeMatchingStrategy takes every age up to it",
            (result, suite) -> asked(result).path("key").asString("").equals("age")
                    && asked(result).path("value").asString("").matches("[0-9]+")
                    && saidYes(result)),

    NOBODY_IS_FOUND_BY_A_NUMBER_NOBODY_MADE(
            "expects success of a number that stands in the case as it is and that no case makes",
            (result, suite) -> !Effect.expectsFailure(result.of())
                    && result.got().contains("IDA-MLC-018")
                    && result.of().input().matches("(?s).*\"individualId\"\\s*:\\s*\"[0-9]+\".*")),

    NO_SERVER_IS_TO_BREAK(
            "expects the server to break (Internal Server Error); ours answers the request",
            (result, suite) -> result.of().allowedErrors().contains("Internal Server Error")
                    || result.of().output().contains("Internal Server Error")),

    AN_UNKNOWN_LICENCE_IS_SAID_ALONE(
            "expects other refusals of a licence nobody holds: MOSIP says IDA-MPA-007 and looks no further",
            (result, suite) -> result.got().contains("IDA-MPA-007")
                    && result.of().endpoint().startsWith("/idauthentication/")
                    && !result.of().endpoint().contains("$")),

    A_MODULE_ANSWERS_WITH_ITS_OWN_CODES(
            "expects a code of the ID repository of the authentication service, which has its own for the same",
            (result, suite) -> result.of().output().contains("IDR-")
                    && result.got().contains("IDA-")
                    && result.of().endpoint().matches("/(idauthentication|resident)/.*")),

    WHAT_NOBODY_MADE_DOES_NOT_EXIST(
            "expects IDR-IDC-012 (it exists already) of a registration that no case makes",
            (result, suite) -> result.of().output().contains("IDR-IDC-012") && !madeBefore(result.of(), suite)),

    WHAT_NOBODY_CLOSES_IS_OPEN(
            "expects to be refused for a lock that cases only open and none closes",
            (result, suite) -> Effect.expectsFailure(result.of())
                    && saidYes(result)
                    && suite.cases().stream().anyMatch(each -> opens(each) && sameOne(each, result.of()))
                    && suite.cases().stream()
                            .noneMatch(each -> Effect.of(each) == Effect.TAKES && sameOne(each, result.of()))),

    A_TEMPORARY_NUMBER_COUNTS(
            "expects no of a number newly made and a value as registered, and no refusal that would say why",
            (result, suite) -> Effect.expectsFailure(result.of())
                    && !result.of().output().contains("errorCode")
                    && saidYes(result)
                    && result.of().input().matches("(?s).*\"individualIdType\"\\s*:\\s*\"VID\".*")),

    THE_RIGS_OWN_HELPER_IS_NO_PART(
            "asks the helper that MOSIP's rig runs beside the platform (authdemo), which is no service of MOSIP's",
            (result, suite) -> result.of().plainPath().startsWith("/v1/identity/"));

    private static final Pattern YES = Pattern.compile("\"(auth|kyc)Status\":true");
    private static final Pattern PERSON = Pattern.compile("\\$ID:([^$]+)_(?:UIN|VID|RID)\\$", Pattern.CASE_INSENSITIVE);

    private final String words;
    private final BiPredicate<Result, Suite> broken;

    RuleCodes(String words, BiPredicate<Result, Suite> broken) {
        this.words = words;
        this.broken = broken;
    }

    /** The first that a failed case's expectation goes against. */
    static Optional<String> against(Result result, Suite suite) {
        for (RuleCodes each : values()) {
            if (each.broken.test(result, suite)) {
                return Optional.of(each.words);
            }
        }
        return Optional.empty();
    }

    private static boolean saidYes(Result result) {
        return YES.matcher(result.got()).find();
    }

    private static JsonNode asked(Result result) {
        return Lenient.readOrText(result.of().input()).path("identityRequest");
    }

    private static boolean opens(Case each) {
        return Effect.of(each) == Effect.RETURNS;
    }

    private static boolean sameOne(Case one, Case other) {
        return person(one).equals(person(other)) && !person(one).isEmpty();
    }

    private static Set<String> person(Case of) {
        return Set.copyOf(PERSON.matcher(of.endpoint() + of.input())
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    /** Whether another case sends the same input and expects success. */
    private static boolean madeBefore(Case of, Suite suite) {
        String input = of.input().replaceAll("\\s", "");
        return input.contains("$ID:")
                || suite.cases().stream()
                        .anyMatch(each ->
                                each.input().replaceAll("\\s", "").equals(input) && !Effect.expectsFailure(each));
    }
}
