package org.regesta.command.resident;

/** What residents are told at once; MOSIP's words where they were written to. */
final class ResidentMessages {

    private ResidentMessages() {}

    static String of(ResidentDesk.Done done) {
        return done.told()
                ? "Notification has been sent to the provided contact detail(s)"
                : "Done; there is no address to write to.";
    }
}
