package org.regesta.testkit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds a table of {@link BadPackets} to the number of rows that it says it has. */
final class BadRowsCheck implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(BadRowsCheck.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        rows(test).ifPresent(rows -> tables(test).forEach(table -> require(test, table, counted(rows, table.but()))));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        if (context.getExecutionException().isEmpty() && rows(test).isEmpty()) {
            require(test, shown(context).count());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BadRows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shown(context);
    }

    private static BadRows shown(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(BadRows.class, none -> new BadRows(), BadRows.class);
    }

    private static List<BadPackets> tables(Method test) {
        return AnnotationSupport.findRepeatableAnnotations(test, BadPackets.class);
    }

    static void require(Method test, long counted) {
        tables(test).forEach(table -> require(test, table, counted));
    }

    private static void require(Method test, BadPackets table, long counted) {
        if (counted != table.rows()) {
            throw new AssertionError("%s says %d bad packets of stage %s, and has %d"
                    .formatted(test.getName(), table.rows(), table.stage(), counted));
        }
    }

    static long counted(List<String> rows, String but) {
        return rows.stream().filter(row -> !row.strip().matches(but)).count();
    }

    /** The rows of a parameterized test as they are written, none of any other. */
    static Optional<List<String>> rows(Method test) {
        List<String> rows = new ArrayList<>();
        AnnotationSupport.findAnnotation(test, CsvSource.class).ifPresent(csv -> rows.addAll(List.of(csv.value())));
        AnnotationSupport.findAnnotation(test, ValueSource.class)
                .ifPresent(values -> rows.addAll(List.of(values.strings())));
        AnnotationSupport.findAnnotation(test, EnumSource.class)
                .ifPresent(names -> Arrays.stream(test.getParameterTypes()[0].getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .forEach(rows::add));
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }
}
