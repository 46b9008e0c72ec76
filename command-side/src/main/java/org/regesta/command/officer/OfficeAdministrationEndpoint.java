package org.regesta.command.officer;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.Since;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Officers in office: their roles, and shutting them out. Nobody does either to themselves. */
@RestController
class OfficeAdministrationEndpoint {

    private static final Pattern OFFICER_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    private final Commands commands;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    OfficeAdministrationEndpoint(Commands commands, Ledger ledger, Caller caller, Clock clock) {
        this.commands = commands;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    record RolesBody(@Nullable Set<String> roles) {}

    /**
     * @param status {@code ACTIVE} or {@code DISABLED}
     * @param since RFC 3339, when the officer left or came back, if that was earlier than now: packets signed off
     *     while out of office are refused
     */
    record StatusBody(@Nullable String status, @Nullable String since) {}

    /** Without name and contact, which nobody needs to see for this. */
    record Answer(
            String officerId,
            Set<String> roles,
            String status,
            @Nullable String centre) {}

    @GetMapping("/v1/officers/{id}")
    @Reads
    @Operation(summary = "An office: its roles and centre, and whether its holder may sign in")
    Answer show(@PathVariable String id) {
        return answer(office(id));
    }

    @PutMapping("/v1/officers/{id}/roles")
    @Operation(summary = "Change an officer's roles; the tokens they have count no more")
    ResponseEntity<Answer> roles(@PathVariable String id, @RequestBody RolesBody body) {
        Set<Role> roles = Roles.read(body.roles());
        return changed(
                id, new OfficerCommand.ChangeRoles(office(id).officerId(), roles), attribution(id, "roles-changed"));
    }

    @PutMapping("/v1/officers/{id}/status")
    @Operation(summary = "Shut an officer out, their tokens and link with them, or let them in again")
    ResponseEntity<Answer> status(@PathVariable String id, @RequestBody StatusBody body) {
        boolean active = Status.isActive(body.status());
        String known = office(id).officerId();
        Attribution by = Since.of(
                body.since(), clock.instant(), attribution(id, active ? "officer-enabled" : "officer-disabled"));
        return changed(id, active ? new OfficerCommand.Enable(known) : new OfficerCommand.Disable(known), by);
    }

    private Attribution attribution(String id, String reason) {
        Attribution by = caller.attribution(reason);
        if (by.actor().equals(id)) {
            throw new Refusal(OfficerRefusal.ONESELF);
        }
        return by;
    }

    private ResponseEntity<Answer> changed(String id, OfficerCommand command, Attribution by) {
        Commands.Done done = commands.send(command, by);
        return ResponseEntity.ok().header("Regesta-Position", done.position()).body(answer(office(id)));
    }

    private OfficerState office(String id) {
        if (!OFFICER_ID.matcher(id).matches()) {
            throw new Refusal(OfficerRefusal.UNKNOWN);
        }
        return Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + id))
                .orElseThrow(() -> new Refusal(OfficerRefusal.UNKNOWN));
    }

    private static Answer answer(OfficerState office) {
        Set<String> roles = new TreeSet<>();
        office.roles().forEach(role -> roles.add(role.name()));
        return new Answer(
                office.officerId(),
                roles,
                Status.text(office.disabled()),
                office.centreId().orElse(null));
    }
}
