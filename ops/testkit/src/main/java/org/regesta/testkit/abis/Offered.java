package org.regesta.testkit.abis;

import tools.jackson.databind.JsonNode;

/** A matcher that is offered as an ABIS, over whatever wire. */
public interface Offered {

    /**
     * Lays a container where the matcher may fetch it.
     *
     * @return its address
     */
    String share(String reference, byte[] cbeff);

    /** An address of that form at which nothing lies. */
    String nothingAt(String reference);

    /** @return what the matcher answers to one of MOSIP's ABIS messages, a JSON text */
    JsonNode ask(String message);
}
