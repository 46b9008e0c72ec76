package org.regesta.command.officer;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.officer.api.Appointments;
import org.regesta.command.officer.api.Appointments.Appointment;
import org.regesta.command.officer.api.Appointments.SignInLink;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.events.Book;
import org.regesta.ports.Caller;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipTime;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Appointing officers. A link is told once, to the administrator who asked for it. */
@RestController
class OfficerEndpoint {

    private static final Pattern OFFICER_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final int LONGEST_CONTACT = 254;

    private final Appointments appointments;
    private final Ledger ledger;
    private final Caller caller;

    OfficerEndpoint(Appointments appointments, Ledger ledger, Caller caller) {
        this.appointments = appointments;
        this.ledger = ledger;
        this.caller = caller;
    }

    /**
     * @param id what the officer signs in as: letters, digits, {@code _} and {@code -}
     * @param roles names of {@link org.regesta.events.officer.Role}
     * @param centre the registration centre the officer works at, if bound to one
     */
    record Body(
            @Nullable String id,
            @Nullable Set<String> roles,
            @Nullable String centre,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {
        @Override
        public String toString() {
            return "Body"; // the contact stays out of logs
        }
    }

    /** @param signInLink path and fragment, to be appended to the address of this server */
    record Answer(String officerId, String signInLink, String expires) {
        @Override
        public String toString() {
            return "Answer"; // the secret stays out of logs
        }
    }

    @PostMapping("/v1/officers")
    @Operation(summary = "Appoint an officer, and make the link that signs in once")
    ResponseEntity<Answer> appoint(@RequestBody Body body) {
        return created(appointments.appoint(read(body), caller.attribution("officer-appointed")));
    }

    @PostMapping("/v1/officers/{id}/sign-in-links")
    @Operation(summary = "Make a new sign-in link for an officer; the one before it is dead")
    ResponseEntity<Answer> link(@PathVariable String id) {
        if (!OFFICER_ID.matcher(id).matches()) {
            throw new Refusal(OfficerRefusal.UNKNOWN);
        }
        return created(appointments.link(id, caller.attribution("sign-in-link-made")));
    }

    private Appointment read(Body body) {
        Map<String, String> contact = new HashMap<>();
        contact.put("name", Fields.text("name", body.name(), LONGEST_CONTACT));
        Fields.optional("email", body.email(), LONGEST_CONTACT).ifPresent(email -> contact.put("email", email));
        Fields.optional("phone", body.phone(), LONGEST_CONTACT).ifPresent(phone -> contact.put("phone", phone));
        return new Appointment(
                Fields.matching("id", body.id(), OFFICER_ID), Roles.read(body.roles()), centre(body.centre()), contact);
    }

    private Optional<String> centre(@Nullable String centre) {
        Optional<String> named = Fields.optional("centre", centre, 36);
        if (named.isPresent() && !named.get().matches("[0-9]{1,10}")) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "centre");
        }
        if (named.isPresent()
                && ledger.stream(Book.REGISTRY, "centre:" + named.get()).isEmpty()) {
            throw new Refusal(OfficerRefusal.CENTRE_UNKNOWN);
        }
        return named;
    }

    private static ResponseEntity<Answer> created(SignInLink link) {
        Instant expires = link.expires();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Regesta-Position", link.position())
                .header("Cache-Control", "no-store")
                .body(new Answer(link.officerId(), link.link(), MosipTime.text(expires)));
    }
}
