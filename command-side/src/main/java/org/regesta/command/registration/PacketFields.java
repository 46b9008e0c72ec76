package org.regesta.command.registration;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.CreatePacketEndpoint.Body;
import org.regesta.command.registration.CreatePacketEndpoint.Document;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields and documents of createPacket into an ID object, as MOSIP's packet writer does. */
final class PacketFields {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
    /** The content has its identity within it, and that its fields: what is deeper would not be read again. */
    private static final int DEPTH_MAX = Json.MAX_DEPTH - 2;

    private static final String SCHEMA_VERSION = "IDSchemaVersion";

    private PacketFields() {}

    /** @throws MosipRefusal naming what is wrong; {@link Json.Malformed} when a field's text is no JSON and must be */
    static DepositedContent content(Body body) {
        if (isPresent(body.biometrics())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "biometrics");
        }
        if (body.additionalInfoReqId() != null && !body.additionalInfoReqId().isEmpty()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "additionalInfoReqId");
        }
        Map<String, @Nullable JsonNode> fields = body.fields() == null ? Map.of() : body.fields();
        if (fields.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "fields");
        }
        ObjectNode identity = Json.mapper().createObjectNode();
        identity.put(SCHEMA_VERSION, version(body.schemaVersion()));
        fields.forEach((name, value) -> {
            if (value != null && !value.isNull() && !name.equals(SCHEMA_VERSION)) {
                identity.set(name(name, "fields"), value(value));
            }
        });
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        if (body.documents() != null) {
            new TreeMap<>(body.documents()).forEach((name, document) -> add(name, document, identity, files));
        }
        return new DepositedContent(identity, files, besides(body));
    }

    private static BigDecimal version(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "schemaVersion");
        }
        if (!VERSION.matcher(given).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "schemaVersion");
        }
        return new BigDecimal(given);
    }

    private static String name(String name, String where) {
        if (!NAME.matcher(name).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, where);
        }
        return name;
    }

    /** MOSIP writes what is no plain text as JSON within the text. */
    private static JsonNode value(JsonNode given) {
        if (!given.isString()) {
            return given;
        }
        String text = given.asString().strip();
        if (!text.startsWith("[") && !text.startsWith("{")) {
            return given;
        }
        JsonNode within = Json.tree(text.getBytes(StandardCharsets.UTF_8));
        if (depth(within) > DEPTH_MAX) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "fields");
        }
        return within;
    }

    private static int depth(JsonNode node) {
        int deepest = node.valueStream().mapToInt(PacketFields::depth).max().orElse(0);
        return node.isContainer() ? deepest + 1 : 0;
    }

    private static void add(String field, @Nullable Document document, ObjectNode identity, Map<String, byte[]> files) {
        if (document == null || document.document() == null || document.format() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "documents");
        }
        if (!FORMAT.matcher(document.format()).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "documents");
        }
        if (identity.has(name(field, "documents"))) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "documents"); // it says what stands in a field already
        }
        files.put(field + "." + document.format(), decoded(document.document()));
        ObjectNode about = identity.putObject(field);
        about.put("value", field);
        about.put("format", document.format());
        put(about, "type", document.type() == null ? document.value() : document.type());
        put(about, "refNumber", document.refNumber());
    }

    private static void put(ObjectNode about, String name, @Nullable String value) {
        if (value != null) {
            about.put(name, value);
        }
    }

    /** MOSIP's services write both alphabets. */
    private static byte[] decoded(String base64) {
        try {
            String plain = base64.replace('-', '+').replace('_', '/');
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException notBase64) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "documents");
        }
    }

    private static ObjectNode besides(Body body) {
        ObjectNode besides = Json.mapper().createObjectNode();
        if (isPresent(body.metaInfo())) {
            besides.set("metaInfo", body.metaInfo());
        }
        if (isPresent(body.audits())) {
            besides.set("audits", body.audits());
        }
        return besides;
    }

    private static boolean isPresent(@Nullable JsonNode node) {
        return node != null && !node.isNull() && !(node.isContainer() && node.isEmpty());
    }
}
