package org.regesta.testkit.packet;

import static org.regesta.testkit.packet.Application.INDIVIDUAL_BIOMETRICS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regesta.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Damages what the client took down; the packet made of it is whole in itself, every hash right. */
final class DamagedFields {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Application good;

    DamagedFields(Application good) {
        this.good = good;
    }

    Application of(Damage damage) {
        return switch (damage) {
            case UNKNOWN_SCHEMA -> good.with("IDSchemaVersion", 99.7);
            case NO_FIELDS -> empty();
            case TEN_THOUSAND_FIELDS -> many();
            case REQUIRED_FIELD_MISSING -> good.without("fullName");
            case FIELD_OF_ANOTHER_TYPE -> good.with("dateOfBirth", List.of(1990, 1, 1));
            case UNASSIGNED_CODE_POINTS -> named("Amina \u0378 Diallo");
            case CONTROL_CHARACTERS -> named("Amina\u0000\u0007\u001b[31m Diallo");
            case NAME_IN_MANY_SCRIPTS ->
                named("\u0623\u064e\u0645\u0650\u064a\u0646\u064e\u0629 \u0915\u094d\u200d\u0937 "
                        + "\ud83a\udd22 Ng\u1ecdc");
            case DOCUMENT_OF_ANOTHER_FORMAT ->
                good.withDocument(
                        "proofOfIdentity",
                        new Document("DOC001", "pdf", "<html>not a pdf</html>".getBytes(StandardCharsets.US_ASCII)));
            case UNKNOWN_OFFICER -> good.withOfficers("999999", "999999");
            case BORN_TOMORROW ->
                good.with("dateOfBirth", DATE.format(good.created().plus(Duration.ofDays(1))));
            case BORN_TOO_LONG_AGO -> good.with("dateOfBirth", "1801/01/01");
            case MINOR_WITHOUT_GUARDIAN ->
                good.with("dateOfBirth", DATE.format(good.created().minus(Duration.ofDays(3_000))))
                        .without("introducerName")
                        .without("introducerRID")
                        .without("introducerUIN");
            default -> good.withBiometrics(INDIVIDUAL_BIOMETRICS, DamagedCbeff.of(damage, cbeff()));
        };
    }

    Application named(String name) {
        return good.with("fullName", List.of(Map.of("language", "eng", "value", name)));
    }

    private byte[] cbeff() {
        byte[] cbeff = good.biometrics().get(INDIVIDUAL_BIOMETRICS);
        if (cbeff == null) {
            throw new IllegalArgumentException("an application without biometrics has none to damage");
        }
        return cbeff;
    }

    private Application empty() {
        Application nothing = good.withIdentity(Json.mapper().createObjectNode());
        for (String field : List.copyOf(good.documents().keySet())) {
            nothing = nothing.without(field);
        }
        return nothing.without(INDIVIDUAL_BIOMETRICS);
    }

    private Application many() {
        ObjectNode identity = (ObjectNode) good.identity().deepCopy();
        for (int number = 0; number < 10_000; number++) {
            identity.put("field" + number, "value");
        }
        return good.withIdentity(identity);
    }
}
