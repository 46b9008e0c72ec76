package org.regesta.saga.abis;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.regesta.saga.abis.AbisCodes.Operation;
import org.regesta.saga.abis.AbisFailure.Found;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** A message as it came, its parts checked one by one when they are asked for. */
record AbisRequest(JsonNode message) {

    /** More would be no message but a burden. */
    static final int LONGEST = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern VERSION = Pattern.compile("1\\.[01]");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,13}"); // as MOSIP's examples have it
    private static final int URL_LONGEST = 2_000;
    private static final int GALLERY_LARGEST = 10_000;
    private static final int MOST_RESULTS = 100;

    /** @throws Json.Malformed when it is not a JSON object of a message's size */
    static AbisRequest read(byte[] message) {
        JsonNode read = Json.tree(message.length > LONGEST ? new byte[0] : message);
        if (!read.isObject()) {
            Json.read("not a message", JsonNode.class);
        }
        return new AbisRequest(read);
    }

    /** As it was sent, to be sent back, as far as that is harmless. */
    String id() {
        return echo("id");
    }

    String requestId() {
        return echo("requestId");
    }

    private String echo(String field) {
        String text = text(field);
        return NAME.matcher(text).matches() ? text : "";
    }

    /** What every message must have. */
    Operation operation() {
        Operation operation = Operation.of(text("id")).orElseThrow(() -> new Found(AbisFailure.INVALID_ID));
        if (requestId().isEmpty()) {
            throw new Found(
                    text("requestId").isEmpty() ? AbisFailure.MISSING_REQUEST_ID : AbisFailure.INVALID_STRUCTURE);
        }
        String version = text("version");
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            throw new Found(AbisFailure.INVALID_VERSION);
        }
        requireTime(text("requesttime"));
        return operation;
    }

    private static void requireTime(String time) {
        if (time.isEmpty()) {
            throw new Found(AbisFailure.MISSING_REQUEST_TIME);
        }
        try {
            if (!SECONDS.matcher(time).matches()) {
                MosipTime.parse("requesttime", time);
            }
        } catch (MosipRefusal notATime) {
            throw new Found(AbisFailure.INVALID_REQUEST_TIME);
        }
    }

    Optional<String> referenceId() {
        return name(text("referenceId"));
    }

    String requiredReferenceId() {
        return referenceId().orElseThrow(() -> new Found(AbisFailure.MISSING_REFERENCE_ID));
    }

    private static Optional<String> name(String text) {
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            throw new Found(AbisFailure.INVALID_STRUCTURE);
        }
        return Optional.of(text).filter(name -> !name.isEmpty());
    }

    Optional<String> referenceUrl() {
        String url = text("referenceURL");
        if (url.length() > URL_LONGEST) {
            throw new Found(AbisFailure.INVALID_STRUCTURE);
        }
        return Optional.of(url).filter(some -> !some.isEmpty());
    }

    /** Those to compare with; none for everybody. */
    Optional<Set<String>> gallery() {
        JsonNode ids = message.path("gallery").path("referenceIds");
        if (ids.size() > GALLERY_LARGEST) {
            throw new Found(AbisFailure.INVALID_STRUCTURE);
        }
        Set<String> names = new HashSet<>();
        ids.forEach(id -> name(id.isObject() ? id.path("referenceId").asString("") : id.asString(""))
                .ifPresent(names::add));
        return ids.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    int maxResults() {
        return number("maxResults").stream()
                .map(asked -> (int) Math.clamp(asked, 1, MOST_RESULTS))
                .findFirst()
                .orElse(MOST_RESULTS);
    }

    /** Of how many searches one may find a stranger: -10 log10 of the share. */
    OptionalDouble targetFpir() {
        OptionalInt asked = number("targetFPIR");
        return asked.isPresent() ? OptionalDouble.of(Math.clamp(asked.getAsInt(), 0, 9_999)) : OptionalDouble.empty();
    }

    private OptionalInt number(String flag) {
        JsonNode value = message.path("flags").path(flag);
        String text = value.isNumber() || value.isString() ? value.asString() : "";
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new Found(AbisFailure.INVALID_STRUCTURE);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private String text(String field) {
        JsonNode value = message.path(field);
        return value.isString() || value.isNumber() ? value.asString().strip() : "";
    }

    @Override
    public String toString() {
        return "AbisRequest"; // its URL may be a secret
    }
}
