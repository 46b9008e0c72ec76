package org.regesta.engine.keeper;

import java.util.Map;
import org.regesta.events.Purpose;
import org.regesta.ports.AccessBook;
import org.regesta.ports.BookLine;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Sender;
import org.regesta.ports.Vault;

/**
 * What of the house stands behind the door.
 *
 * @param openers the one class that opens, for each purpose that guests may have
 */
public record Served(
        Vault vault,
        Map<Purpose, OpensForGuests> openers,
        HouseKeys keys,
        Sender sender,
        Commands commands,
        AccessBook access,
        BookLine books) {}
