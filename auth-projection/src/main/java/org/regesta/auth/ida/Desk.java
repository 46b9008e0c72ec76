package org.regesta.auth.ida;

/** What is done for a partner that has shown who it is. */
interface Desk {

    /**
     * Serves the request.
     *
     * @return what is answered when it is yes
     * @throws org.regesta.auth.Denied when it is no
     */
    Yes serve(Visit visit);
}
