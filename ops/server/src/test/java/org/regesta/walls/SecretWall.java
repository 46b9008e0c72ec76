package org.regesta.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Secrets, OTPs and MACs are compared by {@code Secret.is} or {@code MessageDigest.isEqual}: what makes or reveals one
 * compares nothing by what stops at the first difference.
 */
final class SecretWall {

    /** Where the bytes or the text of a secret come from. {@code Secret} itself can be compared by no other way. */
    private static final Set<String> SOURCES = Set.of(
            "org.regesta.ports.Secret.reveal",
            "org.regesta.ports.Vault.derive",
            "javax.crypto.Mac.doFinal",
            "org.regesta.engine.vault.Crypto.hmac");

    private static final Set<String> HASTY = Set.of(
            "java.lang.Object.equals",
            "java.lang.String.equals",
            "java.lang.String.equalsIgnoreCase",
            "java.lang.String.contentEquals",
            "java.lang.String.compareTo",
            "java.lang.String.compareToIgnoreCase",
            "java.lang.String.startsWith",
            "java.lang.String.endsWith",
            "java.lang.String.regionMatches",
            "java.lang.String.matches",
            "java.util.Objects.equals",
            "java.util.Objects.deepEquals",
            "java.util.Arrays.equals",
            "java.util.Arrays.compare",
            "java.util.Arrays.compareUnsigned",
            "java.util.Arrays.mismatch",
            "java.util.List.contains",
            "java.util.List.equals",
            "java.util.List.indexOf",
            "java.nio.ByteBuffer.equals",
            "java.nio.ByteBuffer.compareTo",
            "java.nio.ByteBuffer.mismatch",
            "java.math.BigInteger.equals",
            "java.math.BigInteger.compareTo");

    /** What is made there is looked up by, or told to who asked; nobody shows it to be believed. */
    private static final Set<String> NAMES = Set.of(
            "org.regesta.auth.ida.Tokens",
            "org.regesta.auth.partner.PartnerProjection$LicenceStep",
            "org.regesta.auth.partner.PartnerProjection$MappingStep",
            "org.regesta.saga.registration.stage.dedupe.Places");

    private SecretWall() {}

    static final DescribedPredicate<JavaCodeUnit> HOLDS_A_SECRET = describe(
            "make or reveal a secret",
            code -> !NAMES.contains(code.getOwner().getName()) && (isSource(code) || callsOwnSource(code)));

    private static boolean isSource(JavaCodeUnit code) {
        return called(code).anyMatch(SOURCES::contains);
    }

    /** A method beside it that gives it out. */
    private static boolean callsOwnSource(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().equals(code.getOwner()))
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .anyMatch(SecretWall::givesOut);
    }

    private static boolean givesOut(JavaCodeUnit code) {
        String given = code.getRawReturnType().getName();
        return (given.equals("java.lang.String") || given.equals("[B")) && isSource(code);
    }

    private static final ArchCondition<JavaCodeUnit> COMPARE_HASTILY =
            new ArchCondition<>("compare by what stops at the first difference") {
                @Override
                public void check(JavaCodeUnit code, ConditionEvents events) {
                    called(code)
                            .filter(HASTY::contains)
                            .forEach(how -> events.add(
                                    SimpleConditionEvent.satisfied(code, code.getFullName() + " calls " + how)));
                }
            };

    static final ArchRule SECRETS_ARE_COMPARED_IN_CONSTANT_TIME = noCodeUnits()
            .that(HOLDS_A_SECRET)
            .should(COMPARE_HASTILY)
            .because("who measures how long a comparison takes learns a secret digit by digit");

    /** What it calls or names by {@code ::}, in its lambdas too. */
    private static Stream<String> called(JavaCodeUnit code) {
        return Stream.concat(
                code.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner().getName() + "." + call.getName()),
                code.getMethodReferencesFromSelf().stream()
                        .map(named -> named.getTargetOwner().getName() + "." + named.getName()));
    }
}
