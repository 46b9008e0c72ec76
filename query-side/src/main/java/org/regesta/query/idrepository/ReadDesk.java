package org.regesta.query.idrepository;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.ports.SealedAs;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives an identity to a system that works with the ID repository, and records that before it answers. */
@Component
class ReadDesk {

    static final String BIOMETRICS = "individualBiometrics";
    private static final Set<String> TYPES = Set.of("bio", "demo", "metadata", "all");

    private final IdRepositoryOpener opener;
    private final Disclosures disclosures;
    private final ReadTemplates templates;
    private final Identities identities;

    ReadDesk(IdRepositoryOpener opener, Disclosures disclosures, ReadTemplates templates, Identities identities) {
        this.opener = opener;
        this.disclosures = disclosures;
        this.templates = templates;
        this.identities = identities;
    }

    /** @param value base64url */
    record Document(String category, String value) {
        @Override
        public String toString() {
            return "Document"; // a person's data stays out of logs
        }
    }

    /** MOSIP's {@code ResponseDTO}. */
    record Answer(String status, JsonNode identity, List<Document> documents, List<String> verifiedAttributes) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** What to read, as MOSIP's {@code type} says it; templates formats go with biometrics alone. */
    static Set<String> types(@Nullable String type, boolean extracts) {
        if (type == null) {
            if (extracts) {
                throw new MosipRefusal(BadRequest.MISSING_FIELD, "type");
            }
            return Set.of();
        }
        Set<String> types =
                new TreeSet<>(Arrays.asList(type.toLowerCase(Locale.ROOT).split(",", -1)));
        boolean biometrics = types.contains("bio") || types.contains("all");
        if (!TYPES.containsAll(types) || extracts && !biometrics) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "type");
        }
        return types;
    }

    Answer show(IdentityRecord record, Set<String> types, Formats formats, Attribution by) {
        templates.check(formats);
        Set<String> seen = new TreeSet<>();
        ObjectNode identity = identity(record.uin(), Optional.of(record.schemaVersion()), record.attributes(), seen);
        UnaryOperator<byte[]> form = form(formats, () -> identities.templatesOfStandingBiometrics(record.subject()));
        List<Document> documents = documents(
                record.biometrics(), form, List.copyOf(record.documents().values()), types, seen);
        disclosures.record(Set.of(record.subject()), Purpose.ID_REPOSITORY, seen, by);
        return new Answer(record.status().ofThree().name(), identity, documents, List.copyOf(record.verified()));
    }

    Answer show(DraftRecord draft, Formats formats, Attribution by) {
        templates.check(formats);
        Set<String> seen = new TreeSet<>();
        ObjectNode identity = identity(draft.uin(), draft.schemaVersion(), draft.attributes(), seen);
        UnaryOperator<byte[]> form = form(formats, draft::templates);
        List<Document> documents = documents(
                draft.biometrics(), form, List.copyOf(draft.documents().values()), Set.of("all"), seen);
        disclosures.record(Set.of("registration:" + draft.registrationId()), Purpose.ID_REPOSITORY, seen, by);
        return new Answer("DRAFT", identity, documents, List.copyOf(draft.verified()));
    }

    /** The UIN, where that alone is asked for. */
    String uin(IdentityRecord record, Attribution by) {
        String uin = number(record.uin());
        disclosures.record(Set.of(record.subject()), Purpose.ID_REPOSITORY, Set.of(SealedAs.UIN), by);
        return uin;
    }

    /** A person who was forgotten has no UIN that anyone could read: then there is no such identity. */
    private String number(Sealed uin) {
        return opener.open(SealedAs.UIN, uin).orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
    }

    private ObjectNode identity(
            Sealed uin, Optional<String> schemaVersion, Map<String, Sealed> attributes, Set<String> seen) {
        ObjectNode identity = Json.mapper().createObjectNode();
        identity.put("UIN", number(uin));
        schemaVersion.ifPresent(version -> identity.put("IDSchemaVersion", new BigDecimal(version)));
        seen.add(SealedAs.UIN);
        attributes.forEach((field, seal) -> opener.open(field, seal).ifPresent(text -> {
            identity.set(field, Json.read(text, JsonNode.class));
            seen.add(field);
        }));
        return identity;
    }

    private UnaryOperator<byte[]> form(Formats formats, Supplier<Optional<EvidenceRef>> known) {
        Set<String> asked = formats.templates();
        return asked.isEmpty() ? UnaryOperator.identity() : cbeff -> templates.in(cbeff, asked, known.get());
    }

    private List<Document> documents(
            Optional<EvidenceRef> biometrics,
            UnaryOperator<byte[]> form,
            List<DocumentRef> files,
            Set<String> types,
            Set<String> seen) {
        boolean all = types.contains("all");
        List<Document> documents = new ArrayList<>();
        if (all || types.contains("bio")) {
            biometrics.ifPresent(cbeff -> add(documents, BIOMETRICS, cbeff, form, seen));
        }
        for (DocumentRef file : files) {
            boolean biometric = file.blob().kind().equals("biometrics");
            if (all || types.contains(biometric ? "bio" : "demo")) {
                add(documents, file.field(), file.blob(), UnaryOperator.identity(), seen);
            }
        }
        return documents;
    }

    private void add(
            List<Document> documents, String category, EvidenceRef blob, UnaryOperator<byte[]> form, Set<String> seen) {
        opener.open(blob).map(form).ifPresent(content -> {
            documents.add(new Document(
                    category, Base64.getUrlEncoder().withoutPadding().encodeToString(content)));
            seen.add(category);
        });
    }
}
