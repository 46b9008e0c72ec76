package org.regesta.command.officer.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Appoints officers and makes their sign-in links. First start appoints the first administrator through this too. */
@Component
public final class Appointments {

    /** How long a link can sign in. */
    public static final Duration LINK_LIVES = Duration.ofHours(24);

    private final Commands commands;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;

    public Appointments(Commands commands, Vault vault, Ledger ledger, Clock clock) {
        this.commands = commands;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Whom to appoint.
     *
     * @param officerId {@code [A-Za-z0-9_-]{1,36}}
     * @param contact {@code name}, and {@code email} and {@code phone} where there are any: sealed before they go
     *     anywhere
     */
    public record Appointment(
            String officerId, Set<Role> roles, Optional<String> centreId, Map<String, String> contact) {
        @Override
        public String toString() {
            return "Appointment[" + officerId + "]"; // the contact stays out of logs
        }
    }

    /**
     * A link that signs in once. This is the only time its secret is told.
     *
     * @param link {@code /signin#<officerId>.<linkId>.<secret>}: a fragment, so no server on the way logs it
     * @param position where the registry stands with it
     */
    public record SignInLink(String officerId, String linkId, String secret, Instant expires, String position) {
        public String link() {
            return "/signin#" + officerId + "." + linkId + "." + secret;
        }

        @Override
        public String toString() {
            return "SignInLink[" + officerId + "]"; // the secret stays out of logs
        }
    }

    /**
     * Appoints, and makes the first link.
     *
     * @throws org.regesta.ports.Refusal of {@link OfficerRefusal}
     */
    public SignInLink appoint(Appointment whom, Attribution by) {
        if (!ledger.holds(Book.REGISTRY, "officer:" + whom.officerId(), by)) {
            Map<String, byte[]> contact = new HashMap<>();
            whom.contact().forEach((name, value) -> contact.put(name, value.getBytes(StandardCharsets.UTF_8)));
            commands.send(
                    new OfficerCommand.Appoint(
                            whom.officerId(),
                            whom.roles(),
                            whom.centreId(),
                            vault.sealAll(KeyRefs.officer(whom.officerId()), contact)),
                    by);
        }
        return link(whom.officerId(), by);
    }

    /**
     * Makes a link; the one before it is dead. Asked again with the same command id, it is the same link.
     *
     * @throws org.regesta.ports.Refusal of {@link OfficerRefusal}
     */
    public SignInLink link(String officerId, Attribution by) {
        Optional<String> commandId = Optional.ofNullable(by.further().get(Meta.COMMAND_ID));
        String linkId = commandId
                .map(id -> UUID.nameUUIDFromBytes((officerId + "/" + id).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID)
                .toString();
        // One request, two commands to one stream: each needs an id of its own to be a retry of itself alone.
        Attribution forLink =
                commandId.map(id -> by.with(Meta.COMMAND_ID, id + ":link")).orElse(by);
        Instant expires = clock.instant().plus(LINK_LIVES);
        Commands.Done done = commands.send(new OfficerCommand.MakeSignInLink(officerId, linkId, expires), forLink);
        return new SignInLink(
                officerId, linkId, Secrets.signInLink(vault, linkId).reveal(), expires, done.position());
    }
}
