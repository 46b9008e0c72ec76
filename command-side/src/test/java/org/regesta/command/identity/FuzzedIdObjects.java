package org.regesta.command.identity;

import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.text;

import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.regesta.testkit.fuzz.Readers;
import org.regesta.wire.BoundedRegex;
import org.regesta.wire.Json;
import org.regesta.wire.KeySealed;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipTime;
import org.regesta.wire.ShareSealed;

/** ID objects against their schema, and what all of MOSIP's wire has in common. */
public final class FuzzedIdObjects {

    private static final IdSchema SCHEMA = new IdSchema("""
            {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
            "definitions":{"simpleType":{"type":"array","items":{"type":"object","additionalProperties":false,
            "required":["language","value"],"properties":{"language":{"type":"string"},"value":{"type":"string"}}}}},
            "properties":{"identity":{"type":"object","required":["IDSchemaVersion"],"additionalProperties":false,
            "properties":{"IDSchemaVersion":{"type":"number"},"UIN":{"type":"string"},
            "fullName":{"$ref":"#/definitions/simpleType"},
            "email":{"type":"string","validators":[{"type":"regex","validator":"^(([a-z]+)+)+@[a-z.]+$"}]},
            "dateOfBirth":{"type":"string","pattern":"^(1[0-9]|20)[0-9]{2}/[0-9]{2}/[0-9]{2}$"}}}}}
            """);

    private FuzzedIdObjects() {}

    /** @param sealed packets or shares that are sealed for somebody else */
    public static Readers in(Readers readers) {
        return readers.with(
                        "id object",
                        Set.of(MosipRefusal.class, Json.Malformed.class),
                        bytes -> SCHEMA.check(Json.tree(bytes), List.of("fullName")),
                        bytes("{\"identity\":{\"IDSchemaVersion\":0.1,\"UIN\":\"5123456789\",\"email\":\"a@b.co\","
                                + "\"fullName\":[{\"language\":\"eng\",\"value\":\"A\"}],"
                                + "\"dateOfBirth\":\"1990/07/08\"}}"))
                .with(
                        "json",
                        Json.Malformed.class,
                        FuzzedIdObjects::json,
                        bytes("{\"a\":[1.5e3,null,true,\"\\u00e9\"]}"))
                .with("time", MosipRefusal.class, FuzzedIdObjects::time, bytes("2026-11-21T18:20:30.123+05:30"))
                .with("sealed packet", Set.of(), bytes -> KeySealed.open(bytes, List.of()), new byte[400])
                .with("sealed share", Set.of(), bytes -> ShareSealed.open(bytes, List.of()), bytes("VkVSX1Iy"))
                .with(
                        "pattern",
                        PatternSyntaxException.class,
                        FuzzedIdObjects::pattern,
                        bytes("(a+)+b\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
                        bytes("(".repeat(7_000) + "\n"));
    }

    private static void json(byte[] bytes) {
        String written = Json.write(Json.tree(bytes));
        Readers.same(written, Json.write(Json.tree(bytes(written))));
    }

    private static void time(byte[] bytes) {
        String written = MosipTime.text(MosipTime.parse("requesttime", text(bytes)));
        Readers.same(written, MosipTime.text(MosipTime.parse("requesttime", written)));
    }

    /** An expression that anybody may publish, over a text that anybody may send. */
    private static void pattern(byte[] bytes) {
        String[] both = text(bytes).split("\n", 2);
        if (both.length == 2) {
            new BoundedRegex(both[0]).isFoundIn(both[1]);
        }
    }

    /** Whatever was published holds ID objects against itself, and does nothing else. */
    public static void held(String schema) {
        IdSchema published = new IdSchema(schema);
        for (String value : List.of("\"aaaa\"", "{\"a\":\"b\"}", "[\"a\"]", "7")) {
            try {
                published.check(Json.tree(bytes("{\"identity\":{\"a\":" + value + "}}")), List.of());
            } catch (MosipRefusal notOfIt) {
                continue;
            }
        }
    }
}
