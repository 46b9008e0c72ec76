package org.regesta.saga.registration.stage.validate;

/** Whether fingers are those of the person in an office. */
public interface OfficersFingers {

    /**
     * @param cbeff as the packet has it; what is no CBEFF is nobody's
     * @param subject whose they should be
     */
    boolean are(byte[] cbeff, String subject);
}
