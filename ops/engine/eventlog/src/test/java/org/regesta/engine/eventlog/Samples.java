package org.regesta.engine.eventlog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Sealed;

/** One whole example of any event record: every Optional filled, every collection with something in it. */
final class Samples {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00.123Z");
    private static final Sealed SEALED =
            new Sealed("registration:10001100010000120270301120000", "AQID_-", "ab".repeat(32));

    private Samples() {}

    static Object of(Class<?> record) {
        try {
            RecordComponent[] components = record.getRecordComponents();
            Object[] values = Arrays.stream(components)
                    .map(component -> value(component.getName(), component.getGenericType()))
                    .toArray();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException notARecord) {
            throw new AssertionError("no example of " + record, notARecord);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType of) {
            Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
            Object inner = value(name, last);
            return switch (of.getRawType().getTypeName()) {
                case "java.util.Optional" -> Optional.of(inner);
                case "java.util.List" -> List.of(inner);
                case "java.util.Set" -> Set.of(inner);
                case "java.util.Map" -> Map.of(name + "-key", inner);
                default -> throw new AssertionError("no example of " + type);
            };
        }
        Class<?> plain = (Class<?>) type;
        return switch (plain.getName()) {
            case "java.lang.String" -> name + "-é✓";
            case "java.time.Instant" -> NOON;
            case "long", "java.lang.Long" -> 4_294_967_297L;
            case "int", "java.lang.Integer" -> 7;
            case "boolean", "java.lang.Boolean" -> true;
            case "org.regesta.events.Sealed" -> SEALED;
            default -> plain.isEnum() ? plain.getEnumConstants()[0] : of(plain);
        };
    }
}
