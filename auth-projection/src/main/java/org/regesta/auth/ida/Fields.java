package org.regesta.auth.ida;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** A JSON object from outside: every field may be missing, of another kind, or too long, and none of it is repeated. */
final class Fields {

    private static final int LONG = AuthLimit.BODY_BYTES.most();

    private final JsonNode node;
    private final String path;

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** @throws Denied MALFORMED when it is not an object */
    static Fields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new Denied(AuthRefusal.MALFORMED);
        }
        return new Fields(node, path);
    }

    /** @throws Denied INVALID_INPUT when it is no text, or longer than a value may be */
    Optional<String> text(String name) {
        return text(name, AuthLimit.VALUE_CHARACTERS.most());
    }

    /** A text as long as a body can hold. */
    String longText(String name) {
        return text(name, LONG).orElseThrow(() -> missing(name));
    }

    /** @throws Denied MISSING_INPUT, or INVALID_INPUT */
    String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** @throws Denied INVALID_INPUT when it is there and no whole number of 32 bits */
    OptionalInt number(String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return OptionalInt.empty();
        }
        if (!field.isIntegralNumber() || !field.canConvertToInt()) {
            throw invalid(name);
        }
        return OptionalInt.of(field.intValue());
    }

    boolean isTrue(String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    /** Whether the field is there as a text of nothing but white space. */
    boolean isBlank(String name) {
        return node.path(name).isString() && node.path(name).stringValue().isBlank();
    }

    /** Whether the field holds anything at all. */
    boolean holds(String name) {
        JsonNode field = node.path(name);
        return !(field.isMissingNode()
                || field.isNull()
                || field.isContainer() && field.isEmpty()
                || field.isString() && field.stringValue().isEmpty());
    }

    /** @throws Denied INVALID_INPUT when it is not an object */
    Fields object(String name) {
        if (!node.path(name).isObject()) {
            throw invalid(name);
        }
        return new Fields(node.path(name), path + name + "/");
    }

    /** @throws Denied KEY_UNREADABLE when it is no public key in RFC 7517's form */
    JWK jwk(String name) {
        JsonNode field = node.path(name);
        if (!field.isObject()) {
            throw missing(name);
        }
        try {
            return JWK.parse(Json.write(field)).toPublicJWK();
        } catch (ParseException | IllegalArgumentException notAKey) {
            throw new Denied(AuthRefusal.KEY_UNREADABLE);
        }
    }

    /** The texts of a list; empty when there is none. */
    List<String> texts(String name) {
        if (!holds(name)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list(name)) {
            if (!entry.isString()) {
                throw invalid(name);
            }
            texts.add(entry.stringValue());
        }
        return texts;
    }

    /** The objects of a list, or the one text that stands for a list without languages. */
    List<JsonNode> list(String name) {
        JsonNode list = node.path(name);
        if (!list.isArray() || list.size() > AuthLimit.LANGUAGES.most()) {
            throw invalid(name);
        }
        return List.copyOf(list.values());
    }

    boolean isList(String name) {
        return node.path(name).isArray();
    }

    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    Denied missing(String name) {
        return new Denied(AuthRefusal.MISSING_INPUT, path + name);
    }

    Denied invalid(String name) {
        return new Denied(AuthRefusal.INVALID_INPUT, path + name);
    }

    private Optional<String> text(String name, int most) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isString() || field.stringValue().length() > most) {
            throw invalid(name);
        }
        return Optional.of(field.stringValue()).filter(text -> !text.isBlank());
    }
}
