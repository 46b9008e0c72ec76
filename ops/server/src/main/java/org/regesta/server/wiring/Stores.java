package org.regesta.server.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.viewstore.MongoViewStore;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.engine.viewstore.Touched;
import org.regesta.engine.viewstore.ViewStoreSagaStore;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;
import org.regesta.server.DataFolder;
import org.regesta.server.Options;
import org.regesta.server.delivery.Database;
import org.regesta.server.delivery.StoreMark;
import org.regesta.server.delivery.StoreMarks;
import org.regesta.server.delivery.SwitchingViewStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Where views, tokens and sagas are kept: RocksDB by default, MongoDB where one is named. Nobody is given a store
 * before it was looked at whether it is the one it is taken for.
 */
@Configuration
class Stores {

    private static final Duration TOKEN_CLAIM = Duration.ofSeconds(10);

    /** Views, work lists, tokens, sagas. */
    @Bean
    @Primary
    SwitchingViewStore stateStore(@Qualifier("rawState") ViewStore raw, StoreMarks looked) {
        return new SwitchingViewStore(raw);
    }

    /** What only authentication reads. */
    @Bean
    @Qualifier("authStore")
    SwitchingViewStore authStore(@Qualifier("rawAuth") ViewStore raw, StoreMarks looked) {
        return new SwitchingViewStore(raw);
    }

    /** Beside the events read: what a start would read of the views, were it to go through them. */
    @Bean
    MeterBinder documentsRead(SwitchingViewStore state, @Qualifier("authStore") SwitchingViewStore auth) {
        return registry -> Map.of("state", state, "auth", auth).forEach((name, store) -> FunctionCounter.builder(
                        "regesta.views.documents.read", store, SwitchingViewStore::documentsRead)
                .description("Documents of views read or counted since the start")
                .tag("store", name)
                .register(registry));
    }

    @Bean(destroyMethod = "close", autowireCandidate = true)
    @Qualifier("rawState")
    ViewStore rawState(Options options, DataFolder folder) {
        return options.mongo()
                .<ViewStore>map(MongoViewStore::open)
                .orElseGet(() -> RocksViewStore.open(folder.sub("state")));
    }

    @Bean(destroyMethod = "close")
    @Qualifier("rawAuth")
    ViewStore rawAuth(Options options, DataFolder folder) {
        return options.authMongo()
                .<ViewStore>map(MongoViewStore::open)
                .orElseGet(() -> RocksViewStore.open(folder.sub("auth")));
    }

    /** In this order: a database that is given for both is the views'. */
    @Bean
    StoreMarks storeMarks(
            @Qualifier("rawState") ViewStore state,
            @Qualifier("rawAuth") ViewStore auth,
            AxonLedger ledger,
            Serializer serializer) {
        return new StoreMarks(
                List.of(StoreMark.claim(state, "state"), StoreMark.claim(auth, "auth")), ledger, serializer);
    }

    /**
     * Tokens and sagas lie in one write-ahead log with the views and are written after them, so a power cut takes the
     * newest of them together: what it took is delivered again. Nothing here needs a sync of its own.
     */
    @Bean
    @Primary
    ViewStoreTokenStore tokenStore(SwitchingViewStore stateStore, Serializer serializer, Clock clock, Uptime uptime) {
        return tokens(stateStore, serializer, clock, uptime);
    }

    /** With what they stand for: a store that is lost, emptied, set back or exchanged takes its tokens with it. */
    @Bean
    @Qualifier("authTokens")
    ViewStoreTokenStore authTokens(
            @Qualifier("authStore") SwitchingViewStore authStore, Serializer serializer, Clock clock, Uptime uptime) {
        return tokens(authStore, serializer, clock, uptime);
    }

    @Bean
    Database stateDatabase(
            @Qualifier("rawState") ViewStore raw, SwitchingViewStore stateStore, ViewStoreTokenStore tokenStore) {
        return new Database("state", raw, stateStore, tokenStore);
    }

    @Bean
    Database authDatabase(
            @Qualifier("rawAuth") ViewStore raw,
            @Qualifier("authStore") SwitchingViewStore authStore,
            @Qualifier("authTokens") ViewStoreTokenStore authTokens) {
        return new Database("auth", raw, authStore, authTokens);
    }

    private static ViewStoreTokenStore tokens(
            SwitchingViewStore store, Serializer serializer, Clock clock, Uptime uptime) {
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
    SagaStore<Object> sagaStore(SwitchingViewStore stateStore, Serializer serializer) {
        return new ViewStoreSagaStore(stateStore.relaxed(), serializer);
    }
}
