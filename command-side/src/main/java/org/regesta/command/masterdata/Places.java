package org.regesta.command.masterdata;

import java.util.Optional;
import org.regesta.command.masterdata.api.MasterListCommand.NameValue;
import org.regesta.command.masterdata.api.MasterListCommand.WithdrawValue;
import org.regesta.command.masterdata.api.MasterListRefusal;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.command.name.api.Names;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** The tree of places. A place lies in one other, or is one of the topmost, and does not move. */
@Component
class Places {

    /** Who a place lies in, {@link #NOWHERE} for the topmost. */
    private static final Names.Register PARENTS = new Names.Register("place", "");

    private static final String NOWHERE = "-";

    private final Commands commands;
    private final Names names;

    Places(Commands commands, Names names) {
        this.commands = commands;
        this.names = names;
    }

    /**
     * A place in one language.
     *
     * @param parent empty for the topmost
     * @param level 0 for the topmost
     * @param levelName what places of that level are called, such as {@code Region}
     */
    record Place(String code, String parent, int level, String levelName, String language, String name) {}

    /** @throws Refusal of {@link MasterListRefusal} */
    void name(Place place, Attribution by) {
        if (place.level() != level(place.parent())) {
            throw new Refusal(MasterListRefusal.LEVEL);
        }
        String parent = place.parent().isEmpty() ? NOWHERE : place.parent();
        if (!names.take(PARENTS, place.code(), parent, by).equals(parent)) {
            throw new Refusal(MasterListRefusal.PLACE_ELSEWHERE);
        }
        String level = Integer.toString(place.level());
        commands.send(
                new NameValue(MasterLists.LEVELS, level, place.language(), place.levelName()), further(by, "level"));
        commands.send(
                new NameValue(MasterLists.within(place.parent()), place.code(), place.language(), place.name()), by);
    }

    /** With everything in it. */
    void withdraw(String code, Attribution by) {
        String parent = parent(code).orElseThrow(() -> new Refusal(MasterListRefusal.PLACE_UNKNOWN));
        commands.send(new WithdrawValue(MasterLists.within(parent), code), by);
    }

    /** The level of what lies in a place. */
    private int level(String parent) {
        int level = 0;
        for (String at = parent; !at.isEmpty(); level++) {
            at = parent(at).orElseThrow(() -> new Refusal(MasterListRefusal.PARENT_UNKNOWN));
        }
        return level;
    }

    private Optional<String> parent(String code) {
        return names.holder(PARENTS, code).map(parent -> parent.equals(NOWHERE) ? "" : parent);
    }

    /** One request, several commands: each needs a command id of its own to be a retry of itself alone. */
    private static Attribution further(Attribution by, String what) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId == null ? by : by.with(Meta.COMMAND_ID, commandId + ":" + what);
    }
}
