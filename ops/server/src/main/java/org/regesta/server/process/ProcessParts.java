package org.regesta.server.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.HouseBook;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RecordedEvents;
import org.regesta.engine.keeper.GuestBooks;
import org.regesta.engine.keeper.GuestCommands;
import org.regesta.engine.keeper.GuestSender;
import org.regesta.engine.keeper.GuestVault;
import org.regesta.engine.keeper.KeeperLine;
import org.regesta.engine.keeper.LentKeys;
import org.regesta.engine.viewstore.MongoViewStore;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.engine.viewstore.Touched;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.events.Book;
import org.regesta.ports.Biometrics;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Running;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;
import org.regesta.server.DataFolder;
import org.regesta.server.delivery.Database;
import org.regesta.server.delivery.StoreMark;
import org.regesta.server.delivery.StoreMarks;
import org.regesta.server.delivery.SwitchingViewStore;
import org.regesta.server.keeper.AuthenticationGrant;
import org.regesta.server.wiring.Workforce;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The machinery of a process that authenticates: what the house has, it asks the house for; its store is its own. No
 * stereotype stands here, so a house that looks for its parts does not take these for its own.
 */
class ProcessParts {

    private static final Duration TOKEN_CLAIM = Duration.ofSeconds(10);
    private static final String KEEPER = AuthenticationGrant.APPLICATION + "-" + AuthenticationGrant.REFERENCE;

    @Bean
    Workforce workforce(List<Running> workers) {
        return new Workforce(workers);
    }

    @Bean
    Uptime uptime() {
        return Uptime.ofThisProcess();
    }

    @Bean(destroyMethod = "close")
    KeeperLine line(ProcessOptions options, OwnPair own) {
        KeeperLine line = KeeperLine.to(
                options.house().getHostString(),
                options.house().getPort(),
                options.client(),
                own.pair(),
                options.root(),
                KEEPER,
                AuthenticationGrant.grant().refusals());
        try {
            line.knock();
            return line;
        } catch (RuntimeException notLetIn) {
            line.close();
            throw notLetIn;
        }
    }

    @Bean
    GuestVault vault(KeeperLine line) {
        return new GuestVault(line);
    }

    @Bean
    HouseKeys houseKeys(KeeperLine line, Uptime uptime) {
        return new LentKeys(line, uptime);
    }

    @Bean
    GuestSender sender(KeeperLine line) {
        return new GuestSender(line);
    }

    @Bean
    GuestCommands commands(KeeperLine line) {
        return new GuestCommands(line, AuthenticationGrant.grant().results());
    }

    @Bean
    Biometrics biometrics() {
        return new SourceAfisBiometrics();
    }

    @Bean
    @Qualifier("eventSerializer")
    LedgerSerializer ledgerSerializer() {
        return new LedgerSerializer();
    }

    /** Of tokens. */
    @Bean
    @Primary
    Serializer serializer() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().findAndRegisterModules())
                .build();
    }

    @Bean
    RecordedEvents recordedEvents(LedgerSerializer serializer) {
        return new RecordedEvents(serializer);
    }

    @Bean(destroyMethod = "close")
    HouseBook registryBook(KeeperLine line, LedgerSerializer serializer) {
        return HouseBook.open(Book.REGISTRY, new GuestBooks(line), serializer);
    }

    @Bean(destroyMethod = "close")
    HouseBook accessBook(KeeperLine line, LedgerSerializer serializer) {
        return HouseBook.open(Book.ACCESS, new GuestBooks(line), serializer);
    }

    @Bean
    @Primary
    @Qualifier("registry")
    LedgerEventStore registry(@Qualifier("registryBook") HouseBook book, LedgerSerializer serializer) {
        return book.store(serializer);
    }

    @Bean
    @Qualifier("access")
    LedgerEventStore access(@Qualifier("accessBook") HouseBook book, LedgerSerializer serializer) {
        return book.store(serializer);
    }

    @Bean
    AxonLedger ledger(List<LedgerEventStore> books, LedgerSerializer serializer) {
        return new AxonLedger(books, serializer);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("rawAuth")
    ViewStore rawAuth(ProcessOptions options, DataFolder folder) {
        return options.authMongo()
                .<ViewStore>map(MongoViewStore::open)
                .orElseGet(() -> RocksViewStore.open(folder.sub("auth")));
    }

    @Bean
    StoreMarks storeMarks(@Qualifier("rawAuth") ViewStore raw, AxonLedger ledger, Serializer serializer) {
        return new StoreMarks(List.of(StoreMark.claim(raw, "auth")), ledger, serializer);
    }

    @Bean
    @Primary
    @Qualifier("authStore")
    SwitchingViewStore authStore(@Qualifier("rawAuth") ViewStore raw, StoreMarks looked) {
        return new SwitchingViewStore(raw);
    }

    @Bean
    ViewStoreTokenStore authTokens(
            @Qualifier("authStore") SwitchingViewStore store, Serializer serializer, Clock clock, Uptime uptime) {
        return new ViewStoreTokenStore(
                store.relaxed(),
                serializer,
                clock,
                uptime,
                TOKEN_CLAIM,
                UUID.randomUUID().toString(),
                Touched::by);
    }

    @Bean
    Database authDatabase(
            @Qualifier("rawAuth") ViewStore raw,
            @Qualifier("authStore") SwitchingViewStore store,
            ViewStoreTokenStore tokens) {
        return new Database("auth", raw, store, tokens);
    }
}
