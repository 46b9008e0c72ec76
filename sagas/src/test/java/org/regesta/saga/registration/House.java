package org.regesta.saga.registration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.UpdateLimits;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.command.masterdata.api.SchemaVersions;
import org.regesta.command.name.api.Names;
import org.regesta.command.officer.api.OfficerContacts;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.command.uin.api.Uins;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.ports.AbisLine;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.regesta.ports.Outbox;
import org.regesta.ports.Positions;
import org.regesta.ports.Projection;
import org.regesta.ports.Questions;
import org.regesta.ports.Recorded;
import org.regesta.ports.Sender;
import org.regesta.ports.Shares;
import org.regesta.ports.Uptime;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.ports.VirusScan;
import org.regesta.saga.due.Ticker;
import org.regesta.saga.forgetting.Ticking;
import org.regesta.saga.registration.stage.Worksheet;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryLedger;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;

/**
 * One process over a town: the sagas, the views, the ticker and a worker, all real, wired by Spring from their
 * stereotypes and driven a step at a time. It can be killed before any durable effect; another house over the same
 * town goes on.
 */
final class House implements AutoCloseable {

    /** What survives a house. */
    static final class Durable {
        final Town town = new Town();
        final Sagas.Store sagas = new Sagas.Store();
        final Letters letters = new Letters();
        Biometrics biometrics = new SameFingers();
        Adjudicator adjudicator = Adjudicator.WHO_FINDS_DUPLICATES;
        final List<Sender.Message> sent = new ArrayList<>();
        /** Names of the messages that are to be sent once, as often as they came. */
        final List<String> once = new ArrayList<>();
        /** How often whoever delivers refuses before it works again. */
        int failures;

        private Sender sender() {
            return new Sender() {
                @Override
                public void send(Message message) {
                    sent.add(message);
                }

                @Override
                public void sendOnce(Message message, String name, Instant since) {
                    if (failures > 0) {
                        failures--;
                        throw new IllegalStateException("nobody delivers now");
                    }
                    once.add(name);
                    send(message);
                }
            };
        }

        final Map<String, AtomicLong> tokens = new HashMap<>();
    }

    private static final Set<String> UPDATES = Set.of(
            "PacketUpdating",
            "PacketHandling",
            "TakingBack",
            "IdentityUpdating",
            "HandleDesk",
            "PersonSeals",
            "Corrections",
            "CorrectOpener",
            "Registrations",
            "IdObjectReader");

    /** Found once: looking through the class path takes longer than a life. */
    private static final Map<String, BeanDefinition> COMPONENTS = components();

    private final Durable durable;
    private final Town town;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Sagas sagas;
    private final Map<String, Projection> views = new HashMap<>();

    House(Durable durable, Mortal mortal) {
        this(durable, mortal, Map.of());
    }

    /** @param settings as an operator would set them */
    House(Durable durable, Mortal mortal, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
        this.durable = durable;
        this.town = durable.town;
        Commands commands = mortal.of(town.commands);
        ViewStore store = mortal.of(town.views);
        context.registerBean(Commands.class, () -> commands);
        context.registerBean(ViewStore.class, () -> store);
        context.registerBean(Vault.class, () -> mortal.of(town.vault));
        context.registerBean(Evidence.class, () -> mortal.of(town.evidence));
        context.registerBean(Outbox.class, () -> mortal.of(durable.letters));
        context.registerBean(Sender.class, () -> mortal.of(durable.sender()));
        context.registerBean(Positions.class, () -> new Delivered(durable.tokens));
        context.registerBean(Ledger.class, () -> town.ledger);
        context.registerBean(Caller.class, () -> reason -> InMemoryLedger.SOMEONE);
        context.registerBean(HouseKeys.class, () -> town.keys);
        context.registerBean(VirusScan.class, () -> content -> Optional.empty());
        context.registerBean(Clock.class, () -> town.clock);
        context.registerBean("uptime", Uptime.class, () -> town.clock::passed, bean -> bean.setPrimary(true));
        context.registerBean(Biometrics.class, () -> durable.biometrics);
        context.registerBean(AbisLine.AbisLines.class, () -> new AbisLine.AbisLines(town.abis));
        context.registerBean(Caller.class, () -> reason -> InMemoryLedger.SOMEONE);
        context.registerBean(AccessBook.class, () -> new InMemoryAccessBook(town.ledger));
        context.registerBean(Shares.class, () -> url -> {
            throw new Shares.Unfetched(Shares.Why.NOT_ALLOWED);
        });
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Questions.class, town::usualSchema);
        context.register(
                Uins.class,
                Vids.class,
                Names.class,
                Identities.class,
                OfficerContacts.class,
                CaseOfficers.class,
                UinClaims.class,
                SchemaVersions.class,
                UpdateLimits.class,
                Offices.class,
                MasterLists.class,
                Hotlist.class);
        COMPONENTS.forEach((name, component) ->
                context.registerBeanDefinition(name, ((AbstractBeanDefinition) component).cloneBeanDefinition()));
        // nothing here configures: it would look for that in every class of theirs, for each house
        context.removeBeanDefinition(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME);
        Map<String, Object> seals = Map.of("regesta.registration.unencrypted", true); // they have a test of their own
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("seals", seals));
        context.refresh();
        this.sagas = new Sagas(durable.sagas, town.ledger, commands);
        context.getBeansOfType(Projection.Factory.class)
                .values()
                .forEach(factory -> views.put(factory.name(), factory.over(store)));
    }

    /** The sagas, and of the command side what applies updates: its endpoints are for a server. */
    private static Map<String, BeanDefinition> components() {
        SimpleBeanDefinitionRegistry found = new SimpleBeanDefinitionRegistry();
        ClassPathBeanDefinitionScanner updates = new ClassPathBeanDefinitionScanner(found, false);
        updates.addIncludeFilter((read, factory) ->
                UPDATES.contains(read.getClassMetadata().getClassName().replaceFirst(".*\\.", "")));
        updates.setIncludeAnnotationConfig(false);
        updates.scan("org.regesta.command.identity");
        ClassPathBeanDefinitionScanner sagas = new ClassPathBeanDefinitionScanner(found);
        sagas.setIncludeAnnotationConfig(false);
        sagas.scan("org.regesta.saga");
        return Arrays.stream(found.getBeanDefinitionNames())
                .collect(Collectors.toMap(name -> name, found::getBeanDefinition));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Goes on until nothing moves any more, time included. */
    void settle() {
        settle(Duration.ofDays(3_650));
    }

    /** The same, but no longer than this: what waits for somebody else may wait for ever. */
    void settle(Duration atMost) {
        Instant end = town.clock.instant().plus(atMost);
        int idle = 0;
        while (idle < 4 && town.clock.instant().isBefore(end)) {
            boolean moved = sagas.step() | deliver() | Worksheet.workOnce(context) | adjudicate();
            if (moved) {
                idle = 0;
            } else {
                idle++;
                town.clock.advance(Duration.ofMinutes(4)); // leases of the dead run out, and what is due becomes due
                context.getBean(DueTicker.class).tick();
                context.getBean("caseTicker", Ticker.class).tick();
                context.getBean("secondLookTicker", Ticker.class).tick();
                context.getBean("enrolTicker", Ticker.class).tick();
                Ticking.tick(context);
            }
        }
    }

    private boolean deliver() {
        boolean moved = false;
        for (Map.Entry<String, Projection> view : views.entrySet()) {
            AtomicLong token = durable.tokens.computeIfAbsent(view.getKey(), name -> new AtomicLong());
            Optional<Recorded> next = town.ledger.at(Book.REGISTRY, token.get());
            next.ifPresent(view.getValue()::on);
            moved |= next.isPresent();
            token.addAndGet(next.isPresent() ? 1 : 0);
        }
        return moved;
    }

    /** The adjudicator finds everybody a duplicate who is brought before her. */
    private boolean adjudicate() {
        if (durable.adjudicator == Adjudicator.NOBODY) {
            return false;
        }
        List<AdjudicationAsked> open = town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> recorded.payload() instanceof AdjudicationAsked)
                .map(recorded -> (AdjudicationAsked) recorded.payload())
                .distinct() // asked anew, the question may read the same
                .filter(asked -> town.newest(asked.registrationId()).equals(asked))
                .toList();
        open.forEach(asked -> durable.adjudicator.decide(town, asked));
        return !open.isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
