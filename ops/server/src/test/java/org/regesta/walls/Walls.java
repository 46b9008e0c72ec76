package org.regesta.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may see what. Each rule here is checked over the house and broken once on purpose. */
final class Walls {

    /** The four rooms, by the first package below the house's. */
    static final List<String> ROOMS = List.of("command", "saga", "query", "auth");

    private Walls() {}

    /** Every class of ours on the class path that is not a test. */
    static JavaClasses house() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.regesta");
    }

    static final DescribedPredicate<JavaClass> IN_A_ROOM = resideInAnyPackage(
                    ROOMS.stream().map(room -> "org.regesta." + room + "..").toArray(String[]::new))
            .as("in a room");

    static final DescribedPredicate<JavaClass> AN_ENDPOINT =
            describe("an endpoint", type -> outermost(type).getSimpleName().endsWith("Endpoint"));

    /**
     * {@code @Value}, {@code @Qualifier}, {@code @Autowired}: which part or setting is meant, where the type does not
     * say.
     */
    private static final DescribedPredicate<JavaClass> A_WISH =
            resideInAPackage("org.springframework.beans.factory.annotation");

    /** Who asks for the store that only authentication reads. */
    private static final ArchCondition<JavaClass> ASK_FOR_AUTHENTICATIONS_STORE =
            new ArchCondition<>("ask for the store of authentication") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean asks = type.getCodeUnits().stream()
                            .flatMap(code -> code.getParameters().stream())
                            .flatMap(parameter -> parameter.getAnnotations().stream())
                            .anyMatch(wish -> wish.getRawType().getSimpleName().equals("Qualifier")
                                    && wish.get("value")
                                            .filter(OF_AUTHENTICATION::contains)
                                            .isPresent());
                    events.add(new SimpleConditionEvent(type, asks, type.getName() + " asks for it: " + asks));
                }
            };

    private static final Set<String> OF_AUTHENTICATION = Set.of("authStore", "rawAuth", "authTokens");

    static final ArchRule AUTHENTICATIONS_STORE_IS_ITS_OWN = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.regesta.auth..",
                    "org.regesta.server.wiring..",
                    "org.regesta.server.process..", // which has no other room in it
                    "org.regesta.server.delivery..")
            .should(ASK_FOR_AUTHENTICATIONS_STORE)
            .because("no other room reads what authentication knows, whatever database it is in");

    static final ArchRule EVENTS_KNOW_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("org.regesta.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.regesta.events..")
            .because("an event must outlive every framework that reads it");

    static final ArchRule PORTS_KNOW_EVENTS_ALONE = classes()
            .that()
            .resideInAPackage("org.regesta.ports..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.regesta.events..", "org.regesta.ports..")
            .because("what the rooms ask of the machinery names no machine");

    static final ArchRule WIRE_KNOWS_NO_SPRING = noClasses()
            .that()
            .resideInAPackage("org.regesta.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework..")
            .because("shapes at the door are not the door's hinges");

    static final ArchRule ENGINES_KNOW_NO_ROOM = noClasses()
            .that()
            .resideInAPackage("org.regesta.engine..")
            .should()
            .dependOnClassesThat(IN_A_ROOM.or(resideInAPackage("org.regesta.server..")))
            .because("machinery has no domain");

    static final ArchRule ONLY_ENDPOINTS_SEE_SPRING_WEB = noClasses()
            .that(not(AN_ENDPOINT).and(not(resideInAnyPackage("org.regesta.server.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")
            .because("a rule must not know through which door a question came");

    static final ArchRule ROOMS_CARRY_STEREOTYPES_ONLY = noClasses()
            .that(IN_A_ROOM.and(not(AN_ENDPOINT)))
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .and(not(resideInAPackage("org.springframework.stereotype.."))
                            .and(not(A_WISH))))
            .because("rooms are wired from outside");

    static final ArchRule ONLY_THE_SERVER_WIRES = noClasses()
            .that()
            .resideOutsideOfPackage("org.regesta.server..")
            .should()
            .beAnnotatedWith("org.springframework.context.annotation.Configuration")
            .because("there is one place to look for what is wired to what");

    static final ArchRule ONLY_THE_SERVER_MAKES_BEANS = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.regesta.server..")
            .should()
            .notBeAnnotatedWith("org.springframework.context.annotation.Bean")
            .allowEmptyShould(true)
            .because("there is one place to look for what is wired to what");

    static final ArchRule THE_TESTKIT_STAYS_OUTSIDE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.regesta.testkit..", "org.regesta.cli..", "org.regesta.bench..", "org.regesta.conformance..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.regesta.testkit..")
            .because("what is made up must not run in a ministry");

    static final ArchRule ONLY_THE_SERIALIZER_SEES_THE_OLD_JACKSON = noClasses()
            .that()
            .resideOutsideOfPackages("org.regesta.engine.eventlog..", "org.regesta.server..", "org.regesta.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..")
            .because("one JSON at the door, another in the ledger, and never the two mixed");

    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("org.regesta.(**)")
            .should()
            .beFreeOfCycles()
            .because("what cannot be told apart cannot be changed apart");

    /** No room sees what another keeps for itself; one rule per room. */
    static Map<String, ArchRule> doors() {
        return ROOMS.stream().collect(java.util.stream.Collectors.toMap(room -> room, Walls::door));
    }

    private static ArchRule door(String room) {
        String inside = "org.regesta." + room + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackages(inside, "org.regesta.server..", "org.regesta.cli..", "org.regesta.bench..")
                .should()
                .dependOnClassesThat(resideInAPackage(inside).and(not(resideInAPackage("..api.."))))
                .because("rooms talk through their api packages alone")
                .allowEmptyShould(true);
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Walls::outermost).orElse(type);
    }
}
