package org.regesta.command.officer;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.command.officer.api.ServiceClientRefusal;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.command.officer.api.ServiceClients.ServiceClientState;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Machines that are registered: their secrets, their roles, and shutting them out. */
@RestController
class ClientAdministrationEndpoint {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Commands commands;
    private final Ledger ledger;
    private final Vault vault;
    private final Caller caller;

    ClientAdministrationEndpoint(Commands commands, Ledger ledger, Vault vault, Caller caller) {
        this.commands = commands;
        this.ledger = ledger;
        this.vault = vault;
        this.caller = caller;
    }

    record RolesBody(@Nullable Set<String> roles) {}

    /** @param status {@code ACTIVE} or {@code DISABLED} */
    record StatusBody(@Nullable String status) {}

    /** @param hasSecret whether it may sign in by a secret, beside its key */
    record Answer(String clientId, Set<String> roles, String status, boolean hasSecret) {}

    record SecretAnswer(String clientId, String secret) {
        @Override
        public String toString() {
            return "SecretAnswer"; // the secret stays out of logs
        }
    }

    @GetMapping("/v1/clients/{id}")
    @Reads
    @Operation(summary = "A machine: its roles, and whether it may sign in")
    Answer show(@PathVariable String id) {
        return answer(client(id));
    }

    @PostMapping("/v1/clients/{id}/secrets")
    @Operation(summary = "Make a secret for a machine whose software signs nothing; the one before it is dead")
    ResponseEntity<SecretAnswer> secret(@PathVariable String id) {
        String known = client(id).clientId();
        Attribution by = caller.attribution("client-secret-made");
        if (!ledger.holds(Book.REGISTRY, "client:" + known, by)) {
            commands.send(
                    new ServiceClientCommand.MakeSecret(known, UUID.randomUUID().toString()), by);
        }
        String secretId = client(id).secretId().orElseThrow();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(new SecretAnswer(id, Secrets.clientSecret(vault, secretId).reveal()));
    }

    @PutMapping("/v1/clients/{id}/roles")
    @Operation(summary = "Change the roles a machine acts in; the tokens it has count no more")
    ResponseEntity<Answer> roles(@PathVariable String id, @RequestBody RolesBody body) {
        Set<Role> roles = Roles.read(body.roles());
        return changed(id, new ServiceClientCommand.ChangeRoles(client(id).clientId(), roles), "client-roles-changed");
    }

    @PutMapping("/v1/clients/{id}/status")
    @Operation(summary = "Shut a machine out, its tokens with it, or let it in again")
    ResponseEntity<Answer> status(@PathVariable String id, @RequestBody StatusBody body) {
        boolean active = Status.isActive(body.status());
        String known = client(id).clientId();
        return active
                ? changed(id, new ServiceClientCommand.Enable(known), "client-enabled")
                : changed(id, new ServiceClientCommand.Disable(known), "client-disabled");
    }

    private ResponseEntity<Answer> changed(String id, ServiceClientCommand command, String reason) {
        Commands.Done done = commands.send(command, caller.attribution(reason));
        return ResponseEntity.ok().header("Regesta-Position", done.position()).body(answer(client(id)));
    }

    private ServiceClientState client(String id) {
        if (!CLIENT_ID.matcher(id).matches()) {
            throw new Refusal(ServiceClientRefusal.UNKNOWN);
        }
        return ServiceClients.fold(ledger.stream(Book.REGISTRY, "client:" + id))
                .orElseThrow(() -> new Refusal(ServiceClientRefusal.UNKNOWN));
    }

    private static Answer answer(ServiceClientState client) {
        Set<String> roles = new TreeSet<>();
        client.roles().forEach(role -> roles.add(role.name()));
        return new Answer(
                client.clientId(),
                roles,
                Status.text(client.disabled()),
                client.secretId().isPresent());
    }
}
