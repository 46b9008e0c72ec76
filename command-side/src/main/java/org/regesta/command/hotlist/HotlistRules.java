package org.regesta.command.hotlist;

import java.util.List;
import org.regesta.command.hotlist.HotlistState.Clear;
import org.regesta.command.hotlist.HotlistState.Listed;
import org.regesta.command.hotlist.api.HotlistCommand;
import org.regesta.command.hotlist.api.HotlistCommand.Block;
import org.regesta.command.hotlist.api.HotlistCommand.Unblock;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistEvent.Blocked;
import org.regesta.events.hotlist.HotlistEvent.Unblocked;

/** Nothing is refused here: blocking what is blocked, or freeing what is free, says again what stands. */
final class HotlistRules {

    static final HotlistState NOTHING_YET = new Clear();

    private HotlistRules() {}

    static List<HotlistEvent> decide(HotlistCommand command, HotlistState state) {
        return switch (command) {
            case Block c ->
                switch (state) {
                    case Listed listed when listed.until().equals(c.until()) -> List.of();
                    case Listed listed -> List.of(new Blocked(c.entryId(), c.kind(), c.until()));
                    case Clear clear -> List.of(new Blocked(c.entryId(), c.kind(), c.until()));
                };
            case Unblock c ->
                switch (state) {
                    case Listed listed -> List.of(new Unblocked(c.entryId(), c.kind()));
                    case Clear clear -> List.of();
                };
        };
    }

    static HotlistState evolve(HotlistState state, HotlistEvent event) {
        return switch (event) {
            case Blocked e -> new Listed(e.until());
            case Unblocked e -> NOTHING_YET;
        };
    }
}
