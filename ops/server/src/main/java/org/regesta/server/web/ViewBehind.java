package org.regesta.server.web;

/** A view did not reach the position the caller waits for within the time. */
final class ViewBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewBehind() {
        super("the view is behind", null, false, false);
    }
}
