package org.regesta.wire;

/**
 * An endpoint on MOSIP's wire. The web layer turns every refusal thrown below it into MOSIP's envelope by asking the
 * endpoint for the code: the one place where MOSIP's codes stand. Implementations answer for every constant of every
 * enum they can meet; a test walks them.
 */
public interface MosipEndpoint {

    /** The envelope's {@code id} of its responses, such as {@code mosip.registration.sync}. */
    String envelopeId();

    /** The envelope's {@code version} of its responses, {@code 1.0} if the endpoint does not say otherwise. */
    default String envelopeVersion() {
        return "1.0";
    }

    /** @param field the wire name of the field concerned, or empty */
    MosipError error(BadRequest why, String field);

    /**
     * The code for a rule's refusal.
     *
     * @param code a constant of a refusal enum that this endpoint's commands and questions can throw
     */
    MosipError error(Enum<?> code);
}
