package org.regesta.command.masterdata;

import java.util.List;
import org.regesta.command.masterdata.CentreState.Nowhere;
import org.regesta.command.masterdata.api.CentreCommand;
import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.CentreEvent.Decommissioned;
import org.regesta.events.masterdata.CentreEvent.Opened;
import org.regesta.ports.Refusal;

/** A centre is opened once, and given up once. */
final class CentreRules {

    static final CentreState NOTHING_YET = new Nowhere();

    private CentreRules() {}

    static List<CentreEvent> decide(CentreCommand command, CentreState state) {
        return switch (command) {
            case CentreCommand.Open c ->
                switch (state) {
                    case Nowhere nowhere -> List.of(new Opened(c.centreId(), c.names(), c.details(), c.contact()));
                    case CentreState.Open open -> throw new Refusal(CentreRefusal.ALREADY_OPEN);
                    case CentreState.Gone gone -> throw new Refusal(CentreRefusal.ALREADY_OPEN);
                };
            case CentreCommand.Decommission c ->
                switch (state) {
                    case Nowhere nowhere -> throw new Refusal(CentreRefusal.UNKNOWN);
                    case CentreState.Open open -> List.of(new Decommissioned(c.centreId()));
                    case CentreState.Gone gone -> List.of();
                };
        };
    }

    static CentreState evolve(CentreState state, CentreEvent event) {
        return switch (event) {
            case Opened e -> new CentreState.Open();
            case Decommissioned e -> new CentreState.Gone();
        };
    }
}
