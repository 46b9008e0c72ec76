package org.regesta.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/** Event types that nothing records: a promise to keep forever that nobody made. */
final class DeadEvents {

    private DeadEvents() {}

    static List<String> among(JavaClasses house) {
        return events(house).stream()
                .filter(event -> event.getConstructorCallsToSelf().stream()
                        .map(call -> call.getOriginOwner().getPackageName())
                        .noneMatch(DeadEvents::records))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    /** Records inside the sealed families. */
    static List<JavaClass> events(JavaClasses house) {
        return house.stream()
                .filter(type -> type.getPackageName().startsWith("org.regesta.events."))
                .filter(JavaClass::isRecord)
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.getRawInterfaces().stream()
                        .anyMatch(family -> family.getSimpleName().endsWith("Event")))
                .toList();
    }

    private static boolean records(String from) {
        return Walls.ROOMS.stream().anyMatch(room -> from.startsWith("org.regesta." + room))
                || from.startsWith("org.regesta.server");
    }
}
