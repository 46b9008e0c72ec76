package org.regesta.auth.ida;

import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.springframework.stereotype.Component;

/** Takes what services of the house ask to the desks that partners' requests come to. */
@Component
class InternalDesks {

    private final Door door;
    private final OtpDesk otp;
    private final AuthDesk auth;
    private final Caller caller;

    InternalDesks(Door door, OtpDesk otp, AuthDesk auth, Caller caller) {
        this.door = door;
        this.otp = otp;
        this.auth = auth;
        this.caller = caller;
    }

    Answer answer(Service service, byte[] body) {
        Attribution by = caller.attribution(service.reason());
        Desk desk = service == Service.INTERNAL_OTP ? otp : auth;
        return door.internal(new Asked(service, "", by.actor(), "", "", body), by, desk);
    }
}
