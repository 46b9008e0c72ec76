package org.regesta.command.virtualid.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * The kinds of virtual ids, read from a file of MOSIP's form: {@code vidPolicies}, each a {@code vidType} and a {@code
 * vidPolicy}. The product ships its own.
 */
public final class VidPolicies {

    /** The policy of the virtual id that everyone gets with the identity. */
    public static final String PERPETUAL = "Perpetual";

    private final Map<String, Policy> byName;

    private VidPolicies(Map<String, Policy> byName) {
        this.byName = byName;
    }

    /** The file the product ships. */
    public static VidPolicies shipped() {
        try (InputStream file =
                VidPolicies.class.getResourceAsStream("/org/regesta/command/virtualid/vid-policies.json")) {
            if (file == null) {
                throw new IllegalStateException("vid-policies.json is missing from the program");
            }
            return read(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a file of that form.
     *
     * @throws Unusable naming the first thing that is wrong
     * @throws Json.Malformed when it is not JSON
     */
    public static VidPolicies read(byte[] json) {
        JsonNode list = Json.tree(json).path("vidPolicies");
        if (!list.isArray() || list.isEmpty()) {
            throw new Unusable("vidPolicies must be a list that is not empty");
        }
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            Policy policy = Policy.of(entry);
            if (policies.put(policy.name(), policy) != null) {
                throw new Unusable("vidType " + policy.name() + " stands twice");
            }
        }
        return new VidPolicies(policies);
    }

    public Optional<Policy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws Unusable when there is none of that name */
    public Policy get(String name) {
        return find(name).orElseThrow(() -> new Unusable("no vidType " + name));
    }

    /** In the file's order. */
    public Map<String, Policy> all() {
        return new LinkedHashMap<>(byName);
    }

    /** What becomes of a virtual id that makes room for another. */
    public enum Restore {
        REVOKED,
        REGENERATED
    }

    /**
     * One kind of virtual id.
     *
     * @param validFor none: for ever
     * @param transactions how many uses, none: unlimited
     * @param instances how many of it a person may have at a time, at least 1
     * @param autoRestore whether a new one replaces the oldest when there are as many as allowed
     * @param restoreOn what makes the old one end then
     */
    public record Policy(
            String name,
            Optional<Duration> validFor,
            Optional<Integer> transactions,
            int instances,
            boolean autoRestore,
            Restore restoreOn) {

        private static Policy of(JsonNode entry) {
            String name = entry.path("vidType").asString("");
            if (!name.matches("[A-Za-z]{1,32}")) {
                throw new Unusable("vidType must be a word of letters");
            }
            JsonNode policy = entry.path("vidPolicy");
            return new Policy(
                    name,
                    number(name, policy, "validForInMinutes").map(Duration::ofMinutes),
                    number(name, policy, "transactionsAllowed"),
                    number(name, policy, "instancesAllowed")
                            .orElseThrow(() -> new Unusable(name + ": instancesAllowed must be a number from 1")),
                    policy.path("autoRestoreAllowed").asBoolean(false),
                    restore(name, policy.path("restoreOnAction").asString("")));
        }

        private static Optional<Integer> number(String name, JsonNode policy, String field) {
            JsonNode value = policy.path(field);
            if (value.isNull() || value.isMissingNode()) {
                return Optional.empty();
            }
            if (!value.isInt() || value.intValue() < 1) {
                throw new Unusable(name + ": " + field + " must be a whole number from 1");
            }
            return Optional.of(value.intValue());
        }

        /** MOSIP's file and MOSIP's schema for it do not agree on these words: both are understood. */
        private static Restore restore(String name, String word) {
            return switch (word) {
                case "REVOKE", "REVOKED" -> Restore.REVOKED;
                case "REGENERATE" -> Restore.REGENERATED;
                default -> throw new Unusable(name + ": restoreOnAction must be REVOKED or REGENERATE");
            };
        }
    }

    /** A file of policies that cannot be used, and why. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }
}
