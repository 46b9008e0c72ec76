package org.regesta.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.events.Book;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * In a house that is a process of its own, started with {@link #options}: sends itself SIGKILL at a step of the
 * registry, before it is written or when it is and nobody was told. Whoever writes it waits for the signal.
 */
@Configuration(proxyBeanMethods = false)
class Mortality {

    /** When at its n-th step. */
    enum Death {
        /** The step is not written. */
        BEFORE,
        /** The step is written, and who asked for it is not told. */
        UNANSWERED
    }

    private static final String STEPS = "regesta.test.steps";
    private static final String DEATH = "regesta.test.death";

    /** The command that starts a process so. */
    static List<String> options(int steps, Death death) {
        return List.of(
                "env",
                "JDK_JAVA_OPTIONS=-Dspring.main.sources=" + Mortality.class.getName() + " -D" + STEPS + "=" + steps
                        + " -D" + DEATH + "=" + death);
    }

    @Bean
    static BeanPostProcessor mortal() {
        Mortality here = new Mortality();
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (here.death == Death.BEFORE && bean instanceof CommandBus commands) {
                    commands.registerHandlerInterceptor(here::decides);
                }
                if (here.death == Death.UNANSWERED
                        && bean instanceof LedgerEventStore store
                        && store.book() == Book.REGISTRY) {
                    store.subscribe(here::isWritten);
                }
                return bean;
            }
        };
    }

    private final AtomicInteger left = new AtomicInteger(Integer.getInteger(STEPS));
    private final Death death = Death.valueOf(System.getProperty(DEATH));

    /** What a command leads to lies in the unit of work, and goes to the disk when that is committed. */
    private Object decides(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        Object answer = chain.proceed();
        List<EventMessage<?>> decided = work.resources().values().stream()
                .filter(List.class::isInstance)
                .flatMap(each -> ((List<?>) each).stream())
                .<EventMessage<?>>mapMulti((each, to) -> {
                    if (each instanceof EventMessage<?> event) {
                        to.accept(event);
                    }
                })
                .toList();
        if (isTheLast(decided)) {
            die(decided);
        }
        return answer;
    }

    /** Subscribers hear of what is on the disk, and whoever asked for it hears of it later. */
    private void isWritten(List<? extends EventMessage<?>> events) {
        if (isTheLast(events)) {
            die(events);
        }
    }

    private boolean isTheLast(List<? extends EventMessage<?>> events) {
        return events.stream().anyMatch(event -> Steps.counts(event.getPayload())) && left.decrementAndGet() <= 0;
    }

    private void die(List<? extends EventMessage<?>> events) {
        System.out.println("dies " + death.name().toLowerCase(Locale.ROOT) + " " + said(events));
        System.out.flush();
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException everyUnixHasIt) {
            throw new UncheckedIOException(everyUnixHasIt);
        }
        while (true) {
            LockSupport.park();
        }
    }

    private static String said(List<? extends EventMessage<?>> events) {
        Set<String> streams = events.stream()
                .map(event -> event instanceof DomainEventMessage<?> inStream ? inStream.getAggregateIdentifier() : "")
                .collect(Collectors.toSet());
        return events.stream()
                        .map(event -> event.getPayload().getClass().getSimpleName())
                        .collect(Collectors.joining(", "))
                + " of " + String.join(", ", streams);
    }
}
