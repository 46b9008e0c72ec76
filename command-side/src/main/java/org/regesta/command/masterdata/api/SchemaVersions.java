package org.regesta.command.masterdata.api;

import java.math.BigDecimal;
import java.util.Optional;
import org.regesta.command.name.api.Names;
import org.regesta.events.Book;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/** Published identity schemas, from the registry itself: what was just published counts. */
@Component
public class SchemaVersions {

    /** Who bears a version, written as {@link #text}. */
    public static final Names.Register VERSIONS = new Names.Register("identity-schema-version", "");

    private static final int MAX_DIGITS = 12;

    private final Names names;
    private final Ledger ledger;

    public SchemaVersions(Names names, Ledger ledger) {
        this.names = names;
        this.ledger = ledger;
    }

    /** @param version as text, such as {@code 0.1}; {@code json}: draft-07 */
    public record Published(String schemaId, String version, String json) {}

    public Optional<Published> find(BigDecimal version) {
        boolean isShort = version.precision() <= MAX_DIGITS && Math.abs(version.scale()) <= MAX_DIGITS;
        return isShort ? find(text(version)) : Optional.empty();
    }

    private Optional<Published> find(String version) {
        return names.holder(VERSIONS, version).flatMap(id -> {
            Optional<String> json = Optional.empty();
            boolean published = false;
            for (var recorded : ledger.stream(Book.REGISTRY, "idschema:" + id)) {
                switch ((IdentitySchemaEvent) recorded.payload()) {
                    case IdentitySchemaEvent.Drafted e -> json = Optional.of(e.json());
                    case IdentitySchemaEvent.Published e -> published = true;
                }
            }
            return published ? json.map(text -> new Published(id, version, text)) : Optional.empty();
        });
    }

    /** With one decimal at least: {@code 0.1}, {@code 1.0}, as versions are handed out. */
    private static String text(BigDecimal version) {
        BigDecimal plain = version.stripTrailingZeros();
        return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
    }
}
