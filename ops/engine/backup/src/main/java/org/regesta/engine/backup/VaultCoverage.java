package org.regesta.engine.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.regesta.engine.eventlog.BookReader;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.VaultCopy;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Whether a vault and a registry belong together. The vault's folder says up to which event it is known to have every
 * key; at a start all later events are looked through. So a vault that was put back from an older copy begins at the
 * older place, and lacks a key that was named since; and a registry that was put back ends before, or holds another
 * event there.
 */
public final class VaultCoverage {

    /** In the vault's folder. */
    static final String FILE = "covers.json";

    private static final int FORMAT = 1;
    private static final String ERASED = "identity.erased";
    private static final String KEPT_NO_LONGER = "registration.keys-destroyed";
    private static final String PERSON_KEY = "identity.key-renewed";
    private static final String CLAIM_KEY = "claimkey.begun";

    private final BookReader registry;
    private final FileVault vault;
    private final Path folder;

    /** @param folder the vault's */
    public VaultCoverage(BookReader registry, FileVault vault, Path folder) {
        this.registry = registry;
        this.vault = vault;
        this.folder = folder;
    }

    /**
     * @param next the position of the first event that was not looked at
     * @param last SHA-256 of the leaf before it
     */
    record Covered(int format, long next, String last) {}

    /**
     * Looks through what is new since the last time. Whose keys an event since then says were destroyed is forgotten
     * again.
     *
     * @throws BackupRefused when the vault is older than the registry, or the registry than the vault
     */
    public void check() {
        try {
            long from = covered();
            registry.forEach(from, (position, leaf) -> look(Leaf.decode(leaf)));
            note();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the vault's folder cannot be read", unreadable);
        }
    }

    private long covered() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        Covered covered;
        try {
            covered = Summed.read(file, Covered.class, FORMAT);
        } catch (BackupRefused damaged) {
            return 0; // then all is looked through
        }
        Optional<byte[]> last = registry.at(covered.next() - 1);
        if (last.map(Sums::of).filter(covered.last()::equals).isEmpty()) {
            throw new BackupRefused("this registry is not the one its vault has seen: at position "
                    + (covered.next() - 1) + " it has " + (last.isPresent() ? "another event" : "no event")
                    + ". It was cut or put back from a copy: restore both from one backup");
        }
        return covered.next();
    }

    /** What is the matter with what a vault's folder says of this, if anything is. */
    public static Optional<String> damage(Path folder) {
        try {
            if (Files.exists(folder.resolve(FILE))) {
                Summed.read(folder.resolve(FILE), Covered.class, FORMAT);
            }
            return Optional.empty();
        } catch (BackupRefused | IOException damaged) {
            return Optional.of(String.valueOf(damaged.getMessage()));
        }
    }

    private void look(Envelope event) {
        if (lacks(vault, event)) {
            throw new BackupRefused("this vault is older than its ledger: it lacks a key that " + event
                    + " names. Put the newest copy of the vault's folder in its place");
        }
        switch (event.type()) {
            case ERASED -> {
                JsonNode erased = Json.tree(event.payload());
                destroy(KeyRefs.subject(erased.path("subject").asString()));
                erased.path("registrations")
                        .forEach(registration -> destroy(KeyRefs.registration(registration.asString())));
            }
            case KEPT_NO_LONGER -> {
                String registration =
                        Json.tree(event.payload()).path("registrationId").asString();
                destroy(KeyRefs.registration(registration));
                destroy(KeyRefs.guardian(registration));
            }
            default -> {}
        }
    }

    /** Whether a vault has no such key, or only an older generation of it, as an event names: then it is older. */
    public static boolean lacks(FileVault vault, Envelope event) {
        return Named.in(event).keys().stream().anyMatch(key -> !vault.knows(key))
                || switch (event.type()) {
                    case PERSON_KEY -> {
                        JsonNode renewed = Json.tree(event.payload());
                        String key = KeyRefs.subject(renewed.path("subject").asString(""));
                        yield vault.holds(key) && vault.generation(key) < generation(renewed);
                    }
                    case CLAIM_KEY ->
                        vault.generation(Vault.Derivation.UIN_CLAIM) < generation(Json.tree(event.payload()));
                    default -> false;
                };
    }

    /** None in an event that somebody altered: that it was is found elsewhere. */
    private static int generation(JsonNode renewed) {
        return renewed.path("generation").asInt(0);
    }

    /** An older copy of the vault may hold it again, and not know yet whose it became. */
    private void destroy(String key) {
        if (vault.holds(key) || !vault.knows(key)) {
            vault.shred(key);
        }
    }

    /** Says that the vault has every key that was named so far, as a vault in use has. */
    public void note() {
        long head = registry.head();
        Optional<byte[]> last = registry.at(head);
        if (last.isPresent()) {
            try {
                VaultCopy.put(folder, FILE, Summed.bytes(new Covered(FORMAT, head + 1, Sums.of(last.get()))));
            } catch (IOException failed) {
                throw new UncheckedIOException("the vault's folder cannot be written", failed);
            }
        }
    }
}
