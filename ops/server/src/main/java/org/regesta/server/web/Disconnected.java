package org.regesta.server.web;

import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/** The caller hung up. */
final class Disconnected {

    private Disconnected() {}

    static boolean is(Throwable thrown) {
        return thrown instanceof AsyncRequestNotUsableException
                || DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }
}
