package org.regesta.walls;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/** Who opens seals: one class per purpose, marked, and nobody else. */
final class Openers {

    private static final Set<String> OPENING = Set.of("open", "openFromStore");

    private Openers() {}

    /** The marked classes by purpose. */
    static Map<Purpose, List<String>> marked(JavaClasses house) {
        Map<Purpose, List<String>> openers = new HashMap<>();
        for (JavaClass type : house) {
            if (type.isAnnotatedWith(OpenerOf.class)) {
                openers.computeIfAbsent(type.getAnnotationOfType(OpenerOf.class).value(), none -> new ArrayList<>())
                        .add(type.getName());
            }
        }
        return openers;
    }

    /** Calls of the vault's or the evidence's opening methods from classes that are not marked. */
    static List<String> unmarkedCalls(JavaClasses house) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : house) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (opens(access) && !isMarked(type) && !isMachinery(type)) {
                    found.add(access.getDescription());
                }
            }
        }
        return found;
    }

    /** Calls of what openers open for processes of their own: the keeper's, which holds them to their grant. */
    static List<String> guestsCalls(JavaClasses house) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : house) {
            type.getAccessesFromSelf().stream()
                    .filter(access -> access.getTarget().getName().equals("openForGuest"))
                    .forEach(access -> found.add(access.getDescription()));
        }
        return found;
    }

    /** Marked classes that name another purpose than their own. */
    static List<String> foreignPurposes(JavaClasses house) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : house) {
            JavaClass outermost = Walls.outermost(type);
            if (!outermost.isAnnotatedWith(OpenerOf.class)) {
                continue;
            }
            String own = outermost.getAnnotationOfType(OpenerOf.class).value().name();
            type.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(Purpose.class))
                    .filter(access -> !access.getTarget().getName().equals(own))
                    .forEach(access -> found.add(access.getDescription()));
        }
        return found;
    }

    private static boolean opens(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return OPENING.contains(access.getTarget().getName())
                && gives(access, Opening.class)
                && (owner.isAssignableTo(Vault.class) || owner.isAssignableTo(Evidence.class));
    }

    private static boolean gives(JavaAccess<?> access, Class<?> type) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget method
                && method.getRawReturnType().isEquivalentTo(type);
    }

    private static boolean isMarked(JavaClass type) {
        return Walls.outermost(type).isAnnotatedWith(OpenerOf.class);
    }

    /** The vault's own engine, and the one in memory for tests. */
    private static boolean isMachinery(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("org.regesta.engine.vault") || name.startsWith("org.regesta.testkit");
    }
}
