package org.regesta.command.virtualid.api;

import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;

/** The virtual ids a person asks for and ends themselves, once they have shown who they are. */
public interface OwnVirtualIds {

    /**
     * Issues one within its policy.
     *
     * @param vidType the policy's name, exactly
     * @return the VID's digits, for its holder alone
     * @throws Refusal TOO_MANY, or the state of the identity
     * @throws org.regesta.wire.MosipRefusal naming {@code vidType}
     */
    String issue(String subject, String vidType, Attribution by);

    /**
     * Revokes one of the person's own; where its policy restores it, another takes its place.
     *
     * @throws Refusal UNKNOWN when it is no VID of this person, else the state it is in
     */
    void revoke(String subject, String vid, Attribution by);
}
