package org.regesta.engine.eventlog;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.regesta.events.Book;

/** The stream a command is about, and so its book. */
final class CommandTargets {

    private final CommandTargetResolver resolver =
            AnnotationCommandTargetResolver.builder().build();

    Optional<String> streamOf(CommandMessage<?> command) {
        try {
            return Optional.of(resolver.resolveTarget(command).getIdentifier());
        } catch (IllegalArgumentException aboutNoStream) {
            return Optional.empty();
        }
    }

    static Book bookOf(String stream) {
        return EventTypes.bookOf(Messages.feature(stream));
    }
}
