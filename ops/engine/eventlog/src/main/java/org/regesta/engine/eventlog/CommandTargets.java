package org.regesta.engine.eventlog;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.regesta.events.Book;

/**
 * The stream a command is about, and so its book: what its method annotated with {@link TargetAggregateIdentifier}
 * says. Axon's own resolver looks through all methods for each command, which costs more than what most commands do; a
 * command's kind does not change, so this looks once.
 */
public final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Optional<MethodHandle>> IDENTIFIERS = new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
            return StreamSupport.stream(ReflectionUtils.methodsOf(type).spliterator(), false)
                    .filter(method -> AnnotationUtils.isAnnotationPresent(method, TargetAggregateIdentifier.class))
                    .findFirst()
                    .map(CommandTargets::handle);
        }
    };

    private static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("commands are open to those who carry them", closed);
        }
    }

    /** @throws IllegalArgumentException for a command about no stream */
    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return streamOf(command)
                .map(stream -> new VersionedAggregateIdentifier(stream, null))
                .orElseThrow(() -> new IllegalArgumentException(
                        command.getPayloadType().getName() + " names no stream it is about"));
    }

    Optional<String> streamOf(CommandMessage<?> command) {
        return IDENTIFIERS.get(command.getPayloadType()).map(identifier -> {
            try {
                return String.valueOf(identifier.invoke(command.getPayload()));
            } catch (RuntimeException | Error failed) {
                throw failed;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        });
    }

    static Book bookOf(String stream) {
        return EventTypes.bookOf(Messages.feature(stream));
    }
}
