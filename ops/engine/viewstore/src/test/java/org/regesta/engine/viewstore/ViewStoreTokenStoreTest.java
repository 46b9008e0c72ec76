package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class ViewStoreTokenStoreTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Serializer JACKSON =
            JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();

    private final TickingClock clock = TickingClock.at("2026-11-21T10:00:00Z");
    private final ViewStore store = new InMemoryViewStore();
    private final ViewStoreTokenStore one = owner("one");
    private final ViewStoreTokenStore two = owner("two");

    private ViewStoreTokenStore owner(String name) {
        return new ViewStoreTokenStore(store, JACKSON, clock, clock, TIMEOUT, name);
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @BeforeEach
    void two_segments() {
        one.initializeTokenSegments("cards", 2, at(-1));
    }

    @Test
    void a_token_comes_back_as_it_was_stored() {
        one.fetchToken("cards", 0);
        one.storeToken(at(41), "cards", 0);

        assertThat(one.fetchToken("cards", 0)).isEqualTo(at(41));
        assertThat(one.fetchToken("cards", 1)).isEqualTo(at(-1));
        one.storeToken(null, "cards", 0);
        assertThat(one.fetchToken("cards", 0)).isNull();
    }

    @Test
    void within_a_unit_of_work_the_token_is_written_after_all_else() {
        List<TrackingToken> whenTheSagaWasWritten = new ArrayList<>();
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.onPrepareCommit(first -> one.storeToken(at(41), "cards", 0));
        unit.onPrepareCommit(saga -> whenTheSagaWasWritten.add(one.fetchToken("cards", 0)));
        unit.commit();

        assertThat(whenTheSagaWasWritten).containsExactly(at(-1));
        assertThat(one.fetchToken("cards", 0)).isEqualTo(at(41));
    }

    @Test
    void a_unit_of_work_of_who_lost_the_claim_is_undone_before_anything_is_written() {
        two.fetchToken("cards", 0);
        List<String> written = new ArrayList<>();
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.onPrepareCommit(first -> one.storeToken(at(41), "cards", 0));
        unit.onPrepareCommit(saga -> written.add("saga"));

        assertThatThrownBy(unit::commit).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(written).isEmpty();
    }

    @Test
    void a_segment_belongs_to_one_owner_at_a_time() {
        one.fetchToken("cards", 0);

        assertThatThrownBy(() -> two.fetchToken("cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.storeToken(at(5), "cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.extendClaim("cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.deleteToken("cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(two.fetchAvailableSegments("cards"))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
    }

    @Test
    void a_claim_that_ran_out_can_be_taken_and_its_late_owner_is_told() {
        one.fetchToken("cards", 0);
        one.storeToken(at(7), "cards", 0);
        two.fetchAvailableSegments("cards");
        clock.advance(TIMEOUT.plusMillis(1));

        assertThat(two.fetchToken("cards", 0)).isEqualTo(at(7));

        assertThatThrownBy(() -> one.storeToken(at(8), "cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
        one.releaseClaim("cards", 0); // not its own any more: nothing happens
        two.storeToken(at(9), "cards", 0);
        assertThat(two.fetchToken("cards", 0)).isEqualTo(at(9));
    }

    @Test
    void a_claim_that_is_renewed_does_not_run_out() {
        one.fetchToken("cards", 0);
        for (int i = 0; i < 5; i++) {
            two.fetchAvailableSegments("cards");
            clock.advance(TIMEOUT.minusSeconds(1));
            one.extendClaim("cards", 0);
        }

        assertThatThrownBy(() -> two.fetchToken("cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_clock_that_jumps_gives_a_claim_to_nobody_else_and_keeps_it_no_longer() {
        one.fetchToken("cards", 0);
        two.fetchAvailableSegments("cards");
        clock.jump(Duration.ofDays(400));
        assertThatThrownBy(() -> two.fetchToken("cards", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(two.fetchAvailableSegments("cards")).hasSize(1);
        clock.jump(Duration.ofDays(-800));
        one.storeToken(at(7), "cards", 0);
        two.fetchAvailableSegments("cards");
        clock.advance(TIMEOUT.plusMillis(1)); // its owner is gone

        assertThat(two.fetchToken("cards", 0)).isEqualTo(at(7));
    }

    @Test
    void in_a_store_of_one_process_only_who_starts_anew_has_what_the_process_before_it_claimed() {
        ViewStore its = new InMemoryViewStore(true);
        ViewStoreTokenStore killed = new ViewStoreTokenStore(its, JACKSON, clock, clock, TIMEOUT, "killed");
        killed.initializeTokenSegments("cards", 1, at(5));
        killed.fetchToken("cards", 0);

        assertThat(new ViewStoreTokenStore(its, JACKSON, clock, clock, TIMEOUT, "next").fetchToken("cards", 0))
                .isEqualTo(at(5));
    }

    @Test
    void a_token_that_passed_over_nothing_is_known_at_once_and_written_soon_or_when_it_is_released() {
        ViewStore its = new InMemoryViewStore(true);
        ViewStoreTokenStore busy = new ViewStoreTokenStore(its, JACKSON, clock, clock, TIMEOUT, "busy", Touched::by);
        busy.initializeTokenSegments("cards", 1, at(5));
        busy.fetchToken("cards", 0);

        passOver(busy, at(6), false);
        assertThat(stored(its)).isEqualTo(at(5));
        passOver(busy, at(7), true);
        assertThat(stored(its)).isEqualTo(at(7));
        passOver(busy, at(8), false);
        assertThat(stored(its)).isEqualTo(at(7));
        assertThat(busy.fetchToken("cards", 0)).isEqualTo(at(8));
        passOver(busy, at(9), false);
        clock.advance(Duration.ofSeconds(2));
        passOver(busy, at(10), false);
        assertThat(stored(its)).isEqualTo(at(10));
        passOver(busy, at(11), false);
        busy.releaseClaim("cards", 0);
        assertThat(stored(its)).isEqualTo(at(11));
    }

    private static void passOver(ViewStoreTokenStore tokens, TrackingToken to, boolean writing) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        if (writing) {
            Touched.mark();
        }
        unit.onPrepareCommit(first -> tokens.storeToken(to, "cards", 0));
        unit.commit();
    }

    private static TrackingToken stored(ViewStore in) {
        return TokenEntry.read(in.collection("axon-tokens-1", Set.of("processor"))
                        .get("cards/0")
                        .orElseThrow())
                .token(JACKSON);
    }

    @Test
    void what_is_released_is_free_at_once() {
        one.fetchToken("cards", 0);
        one.releaseClaim("cards", 0);

        assertThat(two.fetchToken("cards", 0)).isEqualTo(at(-1));
    }

    @Test
    void of_many_owners_that_claim_at_once_one_wins() throws Exception {
        AtomicInteger names = new AtomicInteger();
        List<Boolean> won = ViewStoreContract.together(8, () -> {
            ViewStoreTokenStore mine = owner("node" + names.incrementAndGet());
            try {
                mine.fetchToken("cards", 0);
                return true;
            } catch (UnableToClaimTokenException others) {
                return false;
            }
        });

        assertThat(won.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    @Test
    void segments_are_made_once_and_belong_to_their_processor() {
        assertThatThrownBy(() -> two.initializeTokenSegments("cards", 2))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.initializeSegment(at(1), "cards", 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
        one.initializeSegment(at(3), "cards-2", 0);

        assertThat(one.fetchSegments("cards")).containsExactly(0, 1);
        assertThat(one.fetchSegments("cards-2")).containsExactly(0);
        assertThat(one.fetchSegments("lines")).isEmpty();
        assertThatThrownBy(() -> one.fetchToken("lines", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(one.requiresExplicitSegmentInitialization()).isTrue();
    }

    @Test
    void a_segment_that_was_split_or_merged_cannot_be_claimed_as_it_was() {
        Segment whole = Segment.ROOT_SEGMENT;
        Segment half = Segment.computeSegment(0, 0, 1);

        assertThatThrownBy(() -> one.fetchToken("cards", whole)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(one.fetchToken("cards", half)).isEqualTo(at(-1));
        one.fetchToken("cards", 1);
        one.deleteToken("cards", 1);
        assertThatThrownBy(() -> one.fetchToken("cards", half)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(one.fetchToken("cards", whole)).isEqualTo(at(-1));
    }

    @Test
    void all_owners_see_one_store() {
        assertThat(one.retrieveStorageIdentifier()).isPresent().isEqualTo(two.retrieveStorageIdentifier());
    }
}
