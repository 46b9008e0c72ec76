package org.regesta.command.name.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.name.NameEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/**
 * Names that may stand once only. Whoever wants one takes it first and makes what bears it then: under race one is
 * first, and a try that broke off between the two goes on where it was.
 */
@Component
public final class Names {

    private final Commands commands;
    private final Ledger ledger;

    public Names(Commands commands, Ledger ledger) {
        this.commands = commands;
        this.ledger = ledger;
    }

    /**
     * Where a name must be unique.
     *
     * @param kind what bears it, a word of ours such as {@code policy}
     * @param scope the id of what it is unique within, empty for the whole house
     */
    public record Register(String kind, String scope) {

        /** The id of a name's stream. */
        public String id(String name) {
            String text = kind + "\0" + scope + "\0" + name;
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }
    }

    /**
     * Takes a name.
     *
     * @return the holder in effect: the one given, or whoever took it before
     */
    public String take(Register in, String name, String holder, Attribution by) {
        String id = in.id(name);
        // One request, several commands: each needs a command id of its own to be a retry of itself alone.
        String commandId = by.further().get(Meta.COMMAND_ID);
        Attribution forName = commandId == null ? by : by.with(Meta.COMMAND_ID, commandId + ":name");
        return String.valueOf(commands.send(new NameCommand.Take(id, in.kind(), name, holder), forName)
                .result());
    }

    /** Who bears a name. */
    public Optional<String> holder(Register in, String name) {
        return ledger.stream(Book.REGISTRY, "name:" + in.id(name)).stream()
                .map(recorded -> recorded.payload() instanceof NameEvent.Taken taken ? taken.holder() : "")
                .findFirst();
    }
}
