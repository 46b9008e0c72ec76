package org.regesta.ports;

/** Fetching what another system shares by reference: from hosts that are configured, and from nowhere else. */
public interface Shares {

    /**
     * The content, bounded in size and time; a redirection is not followed.
     *
     * @throws Unfetched with the reason
     */
    byte[] fetch(String url);

    enum Why {
        /** Its scheme, host and port are not among those configured. */
        NOT_ALLOWED,
        /** Nobody answered in time, or not with the content. */
        NOT_THERE,
        /** It was there and is no longer. */
        EXPIRED,
        TOO_LARGE
    }

    /** The content was not fetched. Says nothing of the address, whose path may be a secret. */
    final class Unfetched extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Why why;

        public Unfetched(Why why) {
            super("not fetched: " + why, null, false, false);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }
}
