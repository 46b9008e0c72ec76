package org.regesta.command.masterdata;

import java.util.UUID;
import org.regesta.command.masterdata.api.CentreCommand;
import org.regesta.command.name.api.Names;
import org.regesta.command.name.api.Numbering;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Gives a centre the next number and opens it. */
@Component
class CentreOpening {

    private static final Names.Register NUMBERS = new Names.Register("centre", "");
    private static final int FIRST = 10_001;
    private static final int LAST = 99_999;

    private final Commands commands;
    private final Numbering numbering;
    private final Vault vault;
    private final Ledger ledger;

    CentreOpening(Commands commands, Numbering numbering, Vault vault, Ledger ledger) {
        this.commands = commands;
        this.numbering = numbering;
        this.vault = vault;
        this.ledger = ledger;
    }

    /** @return five digits; the same again for a request repeated with its command id */
    String open(CentreForm form, Attribution by) {
        String request =
                by.further().getOrDefault(Meta.COMMAND_ID, UUID.randomUUID().toString());
        String id = numbering.next(NUMBERS, CentreOpening::number, request, by);
        if (!ledger.holds(Book.REGISTRY, "centre:" + id, by)) {
            commands.send(
                    new CentreCommand.Open(
                            id, form.names(), form.details(), vault.sealAll(KeyRefs.centre(id), form.contact())),
                    by);
        }
        return id;
    }

    /** @return the n-th number of five digits, n from 0 */
    static String number(int n) {
        if (n > LAST - FIRST) {
            throw new IllegalStateException("the numbers of five digits are used up");
        }
        return String.valueOf(FIRST + n);
    }
}
