package org.regesta.command.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;

/** A policy's document, checked by what its type asks for. */
final class PolicyDocument {

    /** What {@code MISSING_FIELD} and {@code INVALID_FIELD} name inside the document begins so. */
    static final String FIELD = "policies";

    /** As a JSON string in an event, with room for the rest of it. */
    private static final int MAX_BYTES = 60_000;

    private static final Map<String, Schema> BY_TYPE =
            Map.of("auth", schema("auth"), "misp", schema("misp"), "datashare", schema("datashare"));

    /** By wire spelling in lower case; the stored spelling is MOSIP's. */
    private static final Map<String, String> TYPES = Map.of("auth", "Auth", "misp", "MISP", "datashare", "DataShare");

    private static final Set<String> TOKENS = Set.of("random", "partner", "policy");

    private static final Set<String> AUTH_TYPES = Set.of(
            "otp",
            "demo",
            "bio",
            "pin",
            "pwd",
            "kbt",
            "wla",
            "otp-request",
            "kyc",
            "kycauth",
            "kycexchange",
            "vciexchange",
            "keybinding");

    private static final Set<String> BIOMETRICS = Set.of("", "FINGER", "IRIS", "FACE");

    private PolicyDocument() {}

    /** MOSIP's spelling of a policy type, written in whatever capitals. */
    static String type(String text) {
        String type = TYPES.get(text.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new Refusal(PolicyRefusal.TYPE_NOT_ALLOWED);
        }
        return type;
    }

    /**
     * Checks a document.
     *
     * @param type {@link #type}
     * @return its canonical text
     * @throws Refusal of {@link PolicyRefusal}
     * @throws MosipRefusal naming the place in the document
     */
    static String check(String type, JsonNode document) {
        Schema schema = BY_TYPE.get(type.toLowerCase(Locale.ROOT));
        if (schema == null) {
            throw new Refusal(PolicyRefusal.TYPE_NOT_ALLOWED);
        }
        String text = Fields.text(FIELD, Json.write(document), Integer.MAX_VALUE);
        if (Json.write(text).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, FIELD);
        }
        List<Error> errors = schema.validate(document);
        if (!errors.isEmpty()) {
            throw refusal(errors.getFirst());
        }
        checkAuthTypes(document);
        return text;
    }

    private static void checkAuthTypes(JsonNode document) {
        JsonNode token = document.path("authTokenType");
        if (token.isString() && !TOKENS.contains(token.stringValue())) {
            throw new Refusal(PolicyRefusal.AUTH_TOKEN_TYPE_NOT_ALLOWED);
        }
        for (JsonNode allowed : document.path("allowedAuthTypes")) {
            String type = allowed.path("authType").asString("");
            String subType = allowed.path("authSubType").asString("");
            boolean known = AUTH_TYPES.contains(type)
                    && (type.equals("bio") ? BIOMETRICS.contains(subType) : subType.isEmpty());
            if (!known) {
                throw new Refusal(PolicyRefusal.AUTH_TYPE_UNSUPPORTED);
            }
        }
    }

    /** Names of our schema and places in lists, never a word of the document. */
    private static MosipRefusal refusal(Error error) {
        String place = FIELD + error.getInstanceLocation();
        return error.getKeyword().equals("required")
                ? new MosipRefusal(BadRequest.MISSING_FIELD, place + "/" + error.getProperty())
                : new MosipRefusal(BadRequest.INVALID_FIELD, place);
    }

    private static Schema schema(String name) {
        String file = "/org/regesta/command/policy/" + name + ".json";
        try (InputStream in = PolicyDocument.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
