package org.regesta.command.identity.api;

import org.regesta.ports.Attribution;

/** Takes back an update that was wrong. */
public interface UpdatesTakenBack {

    /**
     * What the registration changed, and nothing changed since, becomes again what it was before; what another
     * changed since stays. Documents and biometrics that came where there were none stay too, as nothing stood
     * before. Run again it changes nothing.
     *
     * @throws org.regesta.ports.Refusal UNKNOWN when it brought no update
     */
    void takeBack(String subject, String registrationId, String proposalId, Attribution by);
}
