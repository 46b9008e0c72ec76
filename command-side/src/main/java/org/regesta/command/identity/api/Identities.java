package org.regesta.command.identity.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.regesta.command.name.api.Names;
import org.regesta.command.uin.api.UinClaimNames;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Updated;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/**
 * Finds identities in the registry itself, by the claims on their numbers: what was just recorded is found. Claims and
 * streams of one person are short.
 */
@Component
public class Identities {

    private static final Names.Register REGISTRATIONS = new Names.Register("registration-of-an-identity", "");

    private final Ledger ledger;
    private final Vault vault;
    private final Names names;
    private final UinClaimNames uinClaims;

    public Identities(Ledger ledger, Vault vault, Names names) {
        this.ledger = ledger;
        this.vault = vault;
        this.names = names;
        this.uinClaims = new UinClaimNames(ledger, vault);
    }

    /** Which identity a registration id of the ID repository belongs to: the name's holder is the subject. */
    public static Names.Register registrations() {
        return REGISTRATIONS;
    }

    /** By which names the claim on a UIN is found. */
    UinClaimNames uinClaims() {
        return uinClaims;
    }

    /** The id of a handle's or virtual id's claim stream, without its prefix. A UIN's has names of its own. */
    public String claimId(Derivation use, String number) {
        return HexFormat.of().formatHex(vault.derive(use, number));
    }

    /** A handle as it is claimed and looked up: {@code 8249742850@phone}. */
    public static String handle(String value, String field) {
        return (value + "@" + field).toLowerCase(Locale.ROOT);
    }

    public Optional<String> byUin(String uin) {
        return uinClaims.standing(uin).subject();
    }

    /** @param handle with its field: {@code 8249742850@phone} */
    public Optional<String> byHandle(String handle) {
        return handleHolder(claimId(Derivation.HANDLE_CLAIM, handle.toLowerCase(Locale.ROOT)));
    }

    /** The subject that a handle is bound to, by its claim. */
    public Optional<String> handleHolder(String claimId) {
        return last(handleClaim(claimId))
                .flatMap(event -> event instanceof HandleClaimEvent.Bound bound
                        ? Optional.of(bound.subject())
                        : Optional.empty());
    }

    /** Whether a handle was bound by a command under that id. */
    public boolean isHandleBoundBy(String claimId, Attribution by) {
        return ledger.holds(Book.REGISTRY, handleClaim(claimId), by);
    }

    /** How often a handle was let go. */
    public long handleReleases(String claimId) {
        return ledger.stream(Book.REGISTRY, handleClaim(claimId)).stream()
                .filter(recorded -> recorded.payload() instanceof HandleClaimEvent.Released)
                .count();
    }

    private static String handleClaim(String claimId) {
        return "handleclaim:" + claimId;
    }

    /** By a registration that came to the ID repository, or through our own field. */
    public Optional<String> byRegistration(String registrationId) {
        return names.holder(REGISTRATIONS, registrationId)
                .or(() -> ledger.stream(Book.REGISTRY, "registration:" + registrationId).stream()
                        .map(Recorded::payload)
                        .filter(RegistrationEvent.SubjectLinked.class::isInstance)
                        .map(linked -> ((RegistrationEvent.SubjectLinked) linked).subject())
                        .findFirst());
    }

    /** What stands of an identity, none when it was never issued. */
    public Optional<IdentityRecord> record(String subject) {
        @Nullable IdentityRecord record = null;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            record = IdentityRecord.after(record, (IdentityEvent) recorded.payload());
        }
        return Optional.ofNullable(record);
    }

    /** Whether it was issued and its person was forgotten: none of their numbers may show that there was someone. */
    public boolean isForgotten(String subject) {
        return last("identity:" + subject)
                .filter(IdentityEvent.Erased.class::isInstance)
                .isPresent();
    }

    /**
     * The first update that a registration brought: a later one under its name took it back.
     *
     * @param before what stood until then, and its templates
     * @param recorded when it was
     */
    public record Turn(IdentityRecord before, Optional<EvidenceRef> templates, Updated update, Instant recorded) {}

    /** None when the registration brought no update. */
    public Optional<Turn> turn(String subject, String registrationId) {
        @Nullable IdentityRecord record = null;
        Optional<EvidenceRef> templates = Optional.empty();
        Optional<Turn> found = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            IdentityEvent event = (IdentityEvent) recorded.payload();
            if (record != null
                    && event instanceof Updated e
                    && e.registrationId().equals(registrationId)) {
                Instant at = Instant.ofEpochMilli(recorded.envelope().recordedMillis());
                found = found.isPresent() ? found : Optional.of(new Turn(record, templates, e, at));
            }
            templates = switch (event) {
                case IdentityEvent.Issued e -> e.templates();
                case IdentityEvent.TemplatesExtracted e -> Optional.of(e.templates());
                default -> templates;
            };
            record = IdentityRecord.after(record, event);
        }
        return found;
    }

    /** The identity that stands for a person: this one, or the one that it was merged into. */
    public String survivor(String subject) {
        String standing = subject;
        for (Optional<String> into = into(standing); into.isPresent(); into = into(standing)) {
            standing = into.get(); // the rules make no circles
        }
        return standing;
    }

    /** All identities of the person whose this is, the one that stands first. */
    public List<String> allOf(String subject) {
        List<String> all = new ArrayList<>(List.of(survivor(subject)));
        for (int next = 0; next < all.size(); next++) {
            String standing = all.get(next);
            absorbed(standing).stream()
                    .filter(merged -> into(merged).equals(Optional.of(standing)))
                    .filter(merged -> !all.contains(merged))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    private Optional<String> into(String subject) {
        Optional<String> into = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            into = switch (recorded.payload()) {
                case IdentityEvent.Merged e -> Optional.of(e.into());
                case IdentityEvent.Unmerged _ -> Optional.empty();
                default -> into;
            };
        }
        return into;
    }

    private Set<String> absorbed(String subject) {
        Set<String> absorbed = new TreeSet<>();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            switch (recorded.payload()) {
                case IdentityEvent.Absorbed e -> absorbed.add(e.merged());
                case IdentityEvent.Separated e -> absorbed.remove(e.merged());
                default -> {} // ties nobody
            }
        }
        return absorbed;
    }

    /** The templates of the fingers that stand; none when nothing was ever extracted. */
    public Optional<EvidenceRef> templates(String subject) {
        Optional<EvidenceRef> templates = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            templates = switch (recorded.payload()) {
                case IdentityEvent.Issued e -> e.templates();
                case IdentityEvent.TemplatesExtracted e -> Optional.of(e.templates());
                default -> templates;
            };
        }
        return templates;
    }

    /** The templates of the biometrics that stand; none while those have changed and nothing was extracted of them. */
    public Optional<EvidenceRef> templatesOfStandingBiometrics(String subject) {
        Optional<EvidenceRef> templates = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + subject)) {
            templates = switch (recorded.payload()) {
                case IdentityEvent.Issued e -> e.templates();
                case IdentityEvent.TemplatesExtracted e -> Optional.of(e.templates());
                case IdentityEvent.Updated e when e.biometrics().isPresent() -> Optional.empty();
                default -> templates;
            };
        }
        return templates;
    }

    /** Whether a command under that id was recorded of an identity before. */
    public boolean holds(String subject, Attribution by) {
        return ledger.holds(Book.REGISTRY, "identity:" + subject, by);
    }

    private Optional<Object> last(String stream) {
        List<Recorded> events = ledger.stream(Book.REGISTRY, stream);
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.getLast().payload());
    }
}
