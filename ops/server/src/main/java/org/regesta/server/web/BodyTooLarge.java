package org.regesta.server.web;

import java.io.IOException;

/** A body went past its limit while it was read. */
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyTooLarge() {
        super("larger than this endpoint takes");
    }
}
