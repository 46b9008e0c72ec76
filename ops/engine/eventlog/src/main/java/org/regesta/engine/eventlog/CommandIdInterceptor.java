package org.regesta.engine.eventlog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Meta;

/**
 * Answers a retried command as the first time, and records nothing again. It knows which command ids stand in the
 * stream's recent events before the rules are asked; over any engine, and after a restart.
 *
 * <p>The first answer was not stored, it is decided again: the same rules over the stream as it was before the
 * command's
 * own events. If that leads to the very events that stand there, the answer is the one of the first time. If not, the
 * retry
 * was worded anew (another proposal, another moment), and the answer is what the rules say now. Either way what was
 * decided is thrown away.
 */
public final class CommandIdInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final CommandTargets targets = new CommandTargets();
    private final LockFactory locks = PessimisticLockFactory.usingDefaults();
    private final Map<Book, RecentCommands> recent = new EnumMap<>(Book.class);
    private final Consumer<String> forget;

    /** For repositories without a cache. */
    public CommandIdInterceptor(List<LedgerEventStore> books) {
        this(books, stream -> {});
    }

    /** @param forget drops an aggregate from the repositories' caches: a retry must load it as it was */
    public CommandIdInterceptor(List<LedgerEventStore> books, Consumer<String> forget) {
        books.forEach(store -> recent.put(store.book(), new RecentCommands(store)));
        this.forget = forget;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        Optional<String> target = targets.streamOf(command);
        if (target.isEmpty() || !(command.getMetaData().get(Meta.COMMAND_ID) instanceof String commandId)) {
            return chain.proceed();
        }
        String stream = target.get();
        RecentCommands commands = recent.get(CommandTargets.bookOf(stream));
        if (commands == null) {
            return chain.proceed();
        }
        Lock lock = locks.obtainLock(stream); // or a twin of this command could be looked for before it is there
        unitOfWork.onCleanup(done -> lock.release());
        RecentCommands.Known known = commands.of(stream);
        OptionalLong first = known.firstOf(commandId);
        if (first.isEmpty()) {
            new Watch.First(stream, known.last()).over(unitOfWork);
            return chain.proceed();
        }
        return again(
                command, chain, stream, first.getAsLong(), commands.payloadsOf(stream, commandId, first.getAsLong()));
    }

    private @Nullable Object again(
            CommandMessage<?> command, InterceptorChain chain, String stream, long first, List<Object> recorded)
            throws Exception {
        Watch.Again before = new Watch.Again(stream, first);
        Object answer = null;
        boolean decidedTheSame = false;
        try {
            answer = decided(command, chain, before);
            decidedTheSame = before.decided().equals(recorded);
        } catch (Exception wordedAnew) { // the first time it was no refusal, so this is not the same command: ask about
            // now
            decidedTheSame = false;
        }
        return decidedTheSame ? answer : decided(command, chain, new Watch.Again(stream, Long.MAX_VALUE));
    }

    /** Lets the rules decide in a unit of work that is rolled back whatever they say. */
    private @Nullable Object decided(CommandMessage<?> command, InterceptorChain chain, Watch.Again watch)
            throws Exception {
        forget.accept(watch.stream());
        UnitOfWork<CommandMessage<?>> aside = DefaultUnitOfWork.startAndGet(command);
        try {
            watch.over(aside);
            return chain.proceed();
        } finally {
            aside.rollback();
            forget.accept(watch.stream());
        }
    }
}
