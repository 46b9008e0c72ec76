package org.regesta.engine.eventlog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;

/**
 * {@link Commands} over Axon's command bus. When {@link #send} returns, the events are durable, wherever it was
 * called from.
 */
public final class AxonCommands implements Commands {

    private static final int ATTEMPTS = 12;
    private static final long PAUSE_NANOS = 500_000;

    private final CommandBus bus;
    private final CommandTargets targets = new CommandTargets();
    private final Map<Book, LedgerEventStore> books = new EnumMap<>(Book.class);

    public AxonCommands(CommandBus bus, List<LedgerEventStore> books) {
        this.bus = bus;
        books.forEach(store -> this.books.put(store.book(), store));
    }

    @Override
    public Done send(Object command, Attribution by) {
        return OutsideUnitOfWork.call(() -> {
            CommandMessage<?> message =
                    GenericCommandMessage.asCommandMessage(command).withMetaData(by.metadata());
            Object result = decide(message);
            return new Done(positionAfter(message), result == null ? "" : result);
        });
    }

    /** Another command on the same stream may win: then this one is decided again, on what is true now. */
    private @Nullable Object decide(CommandMessage<?> message) {
        for (int attempt = 1; ; attempt++) {
            FutureCallback<Object, Object> callback = new FutureCallback<>();
            bus.dispatch(message, callback);
            CommandResultMessage<?> result = callback.getResult();
            if (!result.isExceptional()) {
                return result.getPayload();
            }
            Throwable failure = result.exceptionResult();
            if (attempt == ATTEMPTS || !lostToAnother(failure)) {
                throw meaning(failure);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
        }
    }

    private static boolean lostToAnother(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || (failure instanceof CommandExecutionException
                        && failure.getCause() != null
                        && lostToAnother(failure.getCause()));
    }

    private static RuntimeException meaning(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refusal refusal -> {
                    return refusal;
                }
                case StorageFull full -> {
                    return full;
                }
                case OutcomeUnknown unknown -> {
                    return unknown;
                }
                case LogStopped stopped -> {
                    return new OutcomeUnknown(String.valueOf(stopped.getMessage()));
                }
                default -> {}
            }
        }
        return failure instanceof RuntimeException own
                ? own
                : new CommandExecutionException("a command handler failed", failure);
    }

    private String positionAfter(CommandMessage<?> message) {
        Book book = targets.streamOf(message).map(CommandTargets::bookOf).orElse(Book.REGISTRY);
        LedgerEventStore store = books.get(book);
        return book.text() + ":" + (store == null ? -1 : Tokens.head(store));
    }
}
