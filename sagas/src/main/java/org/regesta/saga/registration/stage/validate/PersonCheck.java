package org.regesta.saga.registration.stage.validate;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.regesta.events.AgeGroup;
import org.regesta.events.registration.FaultCode;
import tools.jackson.databind.JsonNode;

/** What no schema says of a person: text that has meaning, a birth date that can be, a guardian for a child. */
final class PersonCheck {

    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final int OLDEST = 200;
    private static final int LONGEST = 4_000;

    private final JsonNode identity;
    private final Faults faults;

    PersonCheck(JsonNode identity, Faults faults) {
        this.identity = identity;
        this.faults = faults;
    }

    /** @param packetCreated age is counted at that instant, not when a queue came to it */
    void run(Optional<IdentitySchema> schema, Instant packetCreated) {
        identity.properties().forEach(field -> checkText(Faults.named(field.getKey()), field.getValue()));
        JsonNode born = identity.path(Fields.DATE_OF_BIRTH);
        if (!born.isMissingNode()) {
            age(born.asString(""), packetCreated)
                    .ifPresentOrElse(
                            age -> checkGuardian(age, schema), () -> faults.add(FaultCode.DATE, Fields.DATE_OF_BIRTH));
        }
    }

    /** Years at an instant, none when the text is no such date. */
    static Optional<Integer> age(String born, Instant at) {
        try {
            LocalDate day = LocalDate.parse(born, DATE);
            LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
            int years = Period.between(day, today).getYears();
            return day.isAfter(today) || years > OLDEST ? Optional.empty() : Optional.of(years);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private void checkGuardian(int age, Optional<IdentitySchema> schema) {
        boolean child = AgeGroup.ofYears(age) != AgeGroup.ADULT;
        boolean expected =
                schema.map(s -> Fields.GUARDIANS.stream().anyMatch(s::has)).orElse(false);
        if (child && expected && Fields.GUARDIANS.stream().noneMatch(identity::has)) {
            faults.add(FaultCode.GUARDIAN, "introducerName");
        }
    }

    private void checkText(String field, JsonNode value) {
        if (value.isString()) {
            String text = value.asString();
            if (text.length() > LONGEST) {
                faults.add(FaultCode.SCHEMA, field);
            } else if (!hasMeaning(text)) {
                faults.add(FaultCode.TEXT, field);
            }
            return;
        }
        value.properties().forEach(part -> checkText(field, part.getValue()));
        if (value.isArray()) {
            value.forEach(part -> checkText(field, part));
        }
    }

    /**
     * Every code point is assigned to something that can be written: no control, no lone surrogate. Private use is let
     * through: old encodings of East Asian names and addresses live there.
     */
    static boolean hasMeaning(String text) {
        return text.codePoints().noneMatch(point -> switch (UCharacter.getType(point)) {
            case ECharacterCategory.UNASSIGNED, ECharacterCategory.CONTROL, ECharacterCategory.SURROGATE -> true;
            default -> isOverride(point);
        });
    }

    /** Overrides make a name show as another. */
    private static boolean isOverride(int point) {
        return point == 0x202D || point == 0x202E;
    }
}
