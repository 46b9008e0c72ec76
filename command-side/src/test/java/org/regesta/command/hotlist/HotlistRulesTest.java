package org.regesta.command.hotlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.hotlist.api.HotlistCommand;
import org.regesta.command.hotlist.api.HotlistCommand.Block;
import org.regesta.command.hotlist.api.HotlistCommand.Unblock;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistEvent.Blocked;
import org.regesta.events.hotlist.HotlistEvent.Unblocked;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.wire.BadRequest;

class HotlistRulesTest {

    private static final String ENTRY = "e1";
    private static final Instant TOMORROW = Instant.parse("2026-11-22T12:00:00Z");
    private static final HotlistEvent BLOCKED = new Blocked(ENTRY, HotlistKind.DEVICE, Optional.empty());
    private static final HotlistEvent FREED = new Unblocked(ENTRY, HotlistKind.DEVICE);
    private static final HotlistCommand BLOCK = new Block(ENTRY, HotlistKind.DEVICE, Optional.empty());
    private static final HotlistCommand FREE = new Unblock(ENTRY, HotlistKind.DEVICE);

    private static List<HotlistEvent> after(List<HotlistEvent> given, HotlistCommand when) {
        HotlistState state = HotlistRules.NOTHING_YET;
        for (HotlistEvent event : given) {
            state = HotlistRules.evolve(state, event);
        }
        return HotlistRules.decide(when, state);
    }

    @Test
    void blocking_twice_records_one_fact() {
        assertThat(after(List.of(), BLOCK)).containsExactly(BLOCKED);
        assertThat(after(List.of(BLOCKED), BLOCK)).isEmpty();
    }

    @Test
    void another_time_is_another_fact() {
        Block untilTomorrow = new Block(ENTRY, HotlistKind.DEVICE, Optional.of(TOMORROW));
        assertThat(after(List.of(BLOCKED), untilTomorrow)).hasSize(1);
    }

    @Test
    void freeing_what_is_free_changes_nothing() {
        assertThat(after(List.of(), FREE)).isEmpty();
        assertThat(after(List.of(BLOCKED), FREE)).containsExactly(FREED);
        assertThat(after(List.of(BLOCKED, FREED), FREE)).isEmpty();
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon() {
        new AggregateTestFixture<>(HotlistEntry.class).given(BLOCKED).when(FREE).expectEvents(FREED);
    }

    @Test
    void an_entry_ends_by_itself_at_its_time() {
        InMemoryLedger ledger = new InMemoryLedger(Clock.systemUTC());
        Hotlist hotlist = new Hotlist(ledger, new InMemoryVault());
        String entry = hotlist.entry(HotlistKind.VID, "5172983406512348");
        ledger.append("hotlist:" + entry, new Blocked(entry, HotlistKind.VID, Optional.of(TOMORROW)));
        assertThat(hotlist.standing(HotlistKind.VID, "5172983406512348", TOMORROW.minusSeconds(1))
                        .blocked())
                .isTrue();
        assertThat(hotlist.standing(HotlistKind.VID, "5172983406512348", TOMORROW)
                        .blocked())
                .isFalse();
        assertThat(hotlist.standing(HotlistKind.UIN, "5172983406512348", TOMORROW.minusSeconds(1))
                        .blocked())
                .as("another kind is another entry")
                .isFalse();
    }

    @Test
    void every_bad_request_has_a_code() {
        assertThat(Arrays.stream(BadRequest.values())
                        .map(why -> HotlistCodes.of(why, "id").errorCode()))
                .allMatch(code -> code.startsWith("ADM-HTL-"));
    }
}
