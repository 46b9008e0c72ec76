package org.regesta.events;

import java.util.Set;

/** The keys of an event's metadata, every value a string. [frozen] No other key is accepted by the ledger. */
public final class Meta {
    /** Who acted: an officer, client, partner, rule or resident id without meaning. Required. */
    public static final String ACTOR = "actor";
    /** The role in which the actor acted. */
    public static final String ROLE = "role";
    /** {@link Authority#text()}. Required. */
    public static final String AUTHORITY = "authority";
    /** Why, as a code. */
    public static final String REASON = "reason";
    /** Why, in words, sealed: free text holds names. {@code keyRef.ciphertext.commitment} of a {@link Sealed}. */
    public static final String REASON_NOTE = "reasonNote";
    /** Through what channel: {@code api}, {@code registration-client}, {@code rule}, {@code console}. */
    public static final String CHANNEL = "channel";

    public static final String DEVICE = "device";
    public static final String MACHINE = "machine";
    public static final String CENTRE = "centre";
    /** One request of the outside world and all that followed from it. */
    public static final String CORRELATION = "correlation";
    /** The message that caused this one. */
    public static final String CAUSATION = "causation";
    /** The client-given id of the command: a retry with the same id is answered as the first time. */
    public static final String COMMAND_ID = "commandId";
    /** The software and rule version that decided. */
    public static final String RELEASE = "release";
    /** A signature by the actor's own key over the command's digest, where there is one. */
    public static final String ACTOR_PROOF = "actorProof";
    /** The person it is about, once known: the subject id. */
    public static final String SUBJECT = "subject";
    /** When it happened in the world, if that is not when it was recorded: RFC 3339, UTC, milliseconds. */
    public static final String OCCURRED = "occurred";
    /** On access events: the registry position the answer reflected. */
    public static final String BASIS = "basis";

    /** All of the above. */
    public static final Set<String> KEYS = Set.of(
            ACTOR,
            ROLE,
            AUTHORITY,
            REASON,
            REASON_NOTE,
            CHANNEL,
            DEVICE,
            MACHINE,
            CENTRE,
            CORRELATION,
            CAUSATION,
            COMMAND_ID,
            RELEASE,
            ACTOR_PROOF,
            SUBJECT,
            OCCURRED,
            BASIS);

    private Meta() {}
}
