package org.regesta.saga.forgetting;

import java.util.List;
import java.util.Set;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Destroys what is left of a registration, keys first. Done again, it changes nothing. */
@Component
class KeptNoLonger {

    private final Commands commands;
    private final Vault vault;
    private final Traces traces;
    private final Elsewhere elsewhere;

    KeptNoLonger(Commands commands, Vault vault, Traces traces, Elsewhere elsewhere) {
        this.commands = commands;
        this.vault = vault;
        this.traces = traces;
        this.elsewhere = elsewhere;
    }

    /** The registry says so first: from here on nothing more happens to it. */
    void end(RegistrationCommand.EndRetention command, Attribution by) {
        commands.send(command, by);
    }

    void destroy(String registrationId, List<Recorded> history, Attribution by) {
        Set<String> keyRefs = Set.of(KeyRefs.registration(registrationId), KeyRefs.guardian(registrationId));
        keyRefs.forEach(vault::shred);
        traces.wipe(history, keyRefs);
        elsewhere.forget(registrationId); // last: who does not answer holds up nothing here
        commands.send(new RegistrationCommand.RecordKeysDestroyed(registrationId), by);
    }
}
