package org.regesta.command.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.regesta.command.identity.api.RepositoryIds;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.command.registration.api.RegistrationCommand.Begin;
import org.regesta.command.registration.api.RegistrationCommand.Deposit;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Deposited;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts down what a registration without a packet is about, and begins on it. The rule has the last word on both. */
@Component
class Depositing {

    /** Where nothing in the content says in which language a person is to be told; MOSIP's own. */
    private static final String LANGUAGE = "eng";

    /** A renewed key would make another hash of the same content. */
    private static final int FIRST_GENERATION = 1;

    private final Commands commands;
    private final Ledger ledger;
    private final Evidence evidence;
    private final Vault vault;

    Depositing(Commands commands, Ledger ledger, Evidence evidence, Vault vault) {
        this.commands = commands;
        this.ledger = ledger;
        this.evidence = evidence;
        this.vault = vault;
    }

    /**
     * What lies there now, the content's own seal: what was put down before is not sealed again.
     *
     * @param at when it was put down
     */
    record Lying(Deposited deposit, Instant at) {}

    /** @throws org.regesta.ports.Refusal a registration's refusal; nothing was kept then */
    Lying deposit(String rid, Process process, String source, DepositedContent content, Attribution by) {
        refuseTheRepositorys(ledger, rid);
        List<Recorded> history = history(rid);
        RegistrationState state = state(history);
        refuseOthers(state, by.actor());
        byte[] bytes = content.bytes();
        String hash = hash(rid, bytes);
        EvidenceRef sealed = lying(history)
                .filter(known -> known.deposit().contentHash().equals(hash))
                .map(known -> known.deposit().content())
                .orElseGet(() -> sealed(rid, state, bytes));
        commands.send(new Deposit(rid, process, source, sealed, hash, language(content.identity())), by);
        return lying(history(rid)).orElseThrow(); // put down just now, or before
    }

    /** Of what begins here and the ID repository has an id of: nothing is kept then. */
    static void refuseTheRepositorys(Ledger ledger, String rid) {
        boolean begins = ledger.stream(Book.REGISTRY, "registration:" + rid).isEmpty();
        if (begins && RepositoryIds.holds(ledger, rid)) {
            throw RegistrationRules.no(RegistrationRefusal.ALREADY_UNDER_WAY);
        }
    }

    /** Nothing is sealed for whom the rule is going to say no to. */
    private static void refuseOthers(RegistrationState state, String actor) {
        if (state instanceof Announced announced && !announced.isPutDownBy(actor)) {
            throw RegistrationRules.no(RegistrationRefusal.ALREADY_UNDER_WAY);
        }
        if (state instanceof RegistrationState.Lapsed) {
            throw RegistrationRules.no(RegistrationRefusal.KEPT_NO_LONGER);
        }
    }

    private EvidenceRef sealed(String rid, RegistrationState state, byte[] bytes) {
        if (state instanceof UnderWay) {
            throw RegistrationRules.no(RegistrationRefusal.ALREADY_UNDER_WAY);
        }
        return evidence.put(KeyRefs.registration(rid), DepositedContent.KIND, bytes);
    }

    /**
     * It stands in the ledger for ever, of content that can be guessed, such as one number: so it is keyed by the
     * registration's own key, and who guesses learns nothing; nobody does once that key is destroyed.
     */
    private String hash(String rid, byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(sha256(vault.sealForStore(
                            "deposits", KeyRefs.registration(rid), FIRST_GENERATION, "content", sha256(bytes))));
        } catch (Vault.KeyGone destroyed) {
            throw RegistrationRules.no(RegistrationRefusal.ALREADY_UNDER_WAY);
        }
    }

    /**
     * @param contacts name, e-mail, phone, as they were said
     * @throws org.regesta.ports.Refusal a registration's refusal
     */
    void begin(String rid, Process process, String source, Map<String, String> contacts, Instant at, Attribution by) {
        List<Recorded> history = history(rid);
        boolean lies = state(history) instanceof Announced announced && announced.isPutDownBy(by.actor());
        Optional<Begin> begun = lies ? Optional.empty() : begun(history, rid, process, source);
        Map<String, Sealed> said = lies ? sealed(rid, contacts) : Map.of();
        commands.send(begun.orElseGet(() -> new Begin(rid, process, source, said, at)), by);
    }

    /** As it was the first time, seals and moment: a request that is sent again is known by what it led to. */
    private static Optional<Begin> begun(List<Recorded> history, String rid, Process process, String source) {
        Map<String, Sealed> contacts =
                newest(history, Synced.class).map(Synced::contacts).orElse(Map.of());
        return newest(history, PacketReceived.class)
                .map(received -> new Begin(rid, process, source, contacts, received.packetCreated()));
    }

    private static <E> Optional<E> newest(List<Recorded> history, Class<E> type) {
        return history.reversed().stream()
                .map(Recorded::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private Map<String, Sealed> sealed(String rid, Map<String, String> contacts) {
        Map<String, byte[]> plain = contacts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        said -> said.getValue().getBytes(StandardCharsets.UTF_8),
                        (one, other) -> one,
                        TreeMap::new));
        return plain.isEmpty() ? Map.of() : vault.sealAll(KeyRefs.registration(rid), plain);
    }

    private List<Recorded> history(String rid) {
        return ledger.stream(Book.REGISTRY, "registration:" + rid);
    }

    private static RegistrationState state(List<Recorded> history) {
        RegistrationState state = RegistrationState.NOTHING_YET;
        for (Recorded recorded : history) {
            String actor = recorded.envelope().meta(Meta.ACTOR).orElse("");
            state = RegistrationHistory.evolve(state, (RegistrationEvent) recorded.payload(), actor);
        }
        return state;
    }

    private static Optional<Lying> lying(List<Recorded> history) {
        return history.reversed().stream()
                .filter(recorded -> recorded.payload() instanceof Deposited)
                .findFirst()
                .map(recorded -> new Lying(
                        (Deposited) recorded.payload(),
                        Instant.ofEpochMilli(recorded.envelope().recordedMillis())));
    }

    /** The first language that a field is written in. */
    private static String language(JsonNode identity) {
        return identity.valueStream()
                .map(field -> field.path(0).path("language").asString(""))
                .filter(language -> language.matches("[a-z]{3}"))
                .findFirst()
                .orElse(LANGUAGE);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("every JDK has SHA-256", cannotBe);
        }
    }
}
