package org.regesta.command.identity;

import org.regesta.command.virtualid.api.DraftVirtualIds;
import org.springframework.stereotype.Component;

/** The numbers of a draft: its UIN, and the virtual ids made for it. */
@Component
record DraftNumbers(UinDesk uins, PersonSeals seals, DraftVirtualIds virtualIds) {}
