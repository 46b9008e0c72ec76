package org.regesta.command.masterdata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regesta.command.masterdata.api.MachineCommand.Change;
import org.regesta.command.masterdata.api.MachineCommand.Register;
import org.regesta.command.masterdata.api.MachineKey;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.command.name.api.Names;
import org.regesta.command.name.api.Numbering;
import org.regesta.events.Book;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Registers machines: one name, one machine, one pair of keys. */
@Component
class MachineRegistering {

    private static final Names.Register NUMBERS = new Names.Register("machine-number", "");
    private static final Names.Register NAMES = new Names.Register("machine", "");
    private static final Names.Register KEYS = new Names.Register("machine-key", "");

    private final Commands commands;
    private final Names names;
    private final Numbering numbering;
    private final Ledger ledger;

    MachineRegistering(Commands commands, Names names, Numbering numbering, Ledger ledger) {
        this.commands = commands;
        this.names = names;
        this.numbering = numbering;
        this.ledger = ledger;
    }

    /** What is asked for. Machine names differ in more than capitals. */
    record Machine(String name, String centreId, MachineKey key, MachineKey signKey, Map<String, String> details) {}

    /**
     * Registers it.
     *
     * @return its number, five digits; the same again for a request repeated with its command id
     * @throws Refusal of {@link MachineRefusal}
     */
    String register(Machine asked, Attribution by) {
        checkCentre(asked.centreId());
        String id = number(asked.name().toLowerCase(Locale.ROOT), by);
        String stream = "machine:" + id;
        if (ledger.holds(Book.REGISTRY, stream, by)) {
            return id;
        }
        if (!ledger.stream(Book.REGISTRY, stream).isEmpty()) {
            throw new Refusal(MachineRefusal.NAME_TAKEN);
        }
        takeKeys(id, asked, by);
        commands.send(
                new Register(
                        id,
                        asked.name(),
                        asked.centreId(),
                        asked.key().base64(),
                        asked.signKey().base64(),
                        asked.details()),
                by);
        return id;
    }

    /**
     * Changes it to this, all of it.
     *
     * @throws Refusal of {@link MachineRefusal}
     */
    void change(String id, Machine asked, Attribution by) {
        if (ledger.stream(Book.REGISTRY, "machine:" + id).isEmpty()) {
            throw new Refusal(MachineRefusal.UNKNOWN);
        }
        checkCentre(asked.centreId());
        if (!names.take(NAMES, asked.name().toLowerCase(Locale.ROOT), id, by).equals(id)) {
            throw new Refusal(MachineRefusal.NAME_TAKEN);
        }
        takeKeys(id, asked, by);
        commands.send(
                new Change(
                        id,
                        asked.name(),
                        asked.centreId(),
                        asked.key().base64(),
                        asked.signKey().base64(),
                        asked.details()),
                by);
    }

    private void checkCentre(String centreId) {
        if (!centreId.isEmpty()
                && ledger.stream(Book.REGISTRY, "centre:" + centreId).isEmpty()) {
            throw new Refusal(MachineRefusal.CENTRE_UNKNOWN);
        }
    }

    private void takeKeys(String id, Machine asked, Attribution by) {
        for (MachineKey key : List.of(asked.key(), asked.signKey())) {
            if (!names.take(KEYS, key.fingerprint(), id, by).equals(id)) {
                throw new Refusal(MachineRefusal.KEY_TAKEN);
            }
        }
    }

    /** The number this name got, now or before. */
    private String number(String name, Attribution by) {
        return names.holder(NAMES, name)
                .orElseGet(() -> names.take(NAMES, name, numbering.next(NUMBERS, CentreOpening::number, name, by), by));
    }
}
