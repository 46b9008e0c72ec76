package org.regesta.query;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regesta.engine.viewstore.MongoViewStore;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.query.adjudication.AdjudicationView;
import org.regesta.query.audit.AuditView;
import org.regesta.query.identitycard.IdentityCardView;
import org.regesta.query.masterdata.MasterDataView;
import org.regesta.query.officer.OfficesView;
import org.regesta.query.proposal.ProposalView;
import org.regesta.query.registrationstatus.LostRidView;
import org.regesta.query.registrationstatus.RegistrationStatusView;
import org.regesta.query.residenthistory.ResidentHistoryView;

/** Every view has the same hash on every store, badly delivered by threads that race. */
class EveryViewOnEveryStoreTest {

    private static final int THREADS = 4;

    @TempDir
    Path folder;

    static List<Function<Histories, Projection.Factory>> views() {
        return List.of(
                AdjudicationView::of,
                AuditView::of,
                IdentityCardView::of,
                LostRidView::of,
                MasterDataView::of,
                OfficesView::of,
                ProposalView::of,
                RegistrationStatusView::of,
                ResidentHistoryView::of);
    }

    @Test
    void all_views_are_looked_at() {
        assertThat(views()).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_is_the_same_on_every_store_under_racing_threads(Function<Histories, Projection.Factory> of) {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Histories lives = Histories.random(seed, 8);
        Projection.Factory view = of.apply(lives);
        Map<String, String> inOrder = Delivery.hashes(view, lives.all());
        List<Recorded> badly = Delivery.shuffled(Delivery.twice(lives.all(), new Random(seed)), new Random(seed));

        try (RocksViewStore rocks = RocksViewStore.open(folder)) {
            assertThat(Delivery.hashesOn(rocks.relaxed(), view, badly, THREADS)).isEqualTo(inOrder);
        }
        assertThat(onMongo(view, badly)).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_made_anew_when_the_keys_of_the_forgotten_are_gone_is_the_same(
            Function<Histories, Projection.Factory> of) {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Histories lives = Histories.random(seed, 20);
        Projection.Factory view = of.apply(lives);
        Map<String, String> before = Delivery.hashes(view, lives.all());

        lives.shred();

        assertThat(Delivery.hashes(view, lives.all())).isEqualTo(before);
    }

    private static Map<String, String> onMongo(Projection.Factory view, List<Recorded> events) {
        MongoServer standIn = new MongoServer(new MemoryBackend());
        try (MongoViewStore mongo = MongoViewStore.open(standIn.bindAndGetConnectionString() + "/views")) {
            ViewStore store = mongo;
            return Delivery.hashesOn(store, view, events, 2);
        } finally {
            standIn.shutdownNow();
        }
    }
}
