package org.regesta.auth.ida;

import java.util.Map;

/** What is done for a partner that has shown who it is. */
interface Desk {

    /**
     * Serves the request.
     *
     * @return the wire's {@code response} when the answer is yes
     * @throws org.regesta.auth.Denied when it is no
     */
    Map<String, String> serve(Visit visit);
}
