package org.regesta.conformance;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a case wants asked before itself: every member of its input that names an endpoint and a template, as {@code
 * sendOtp} does. What such a request is answered with the case's own templates may name too.
 */
final class Preludes {

    private static final String OTP = "otp";
    private static final String SEND_OTP = "sendOtp";
    /** What {@link Attempt} encrypts. */
    static final String ENCRYPTED = "identityRequest";

    private static final String WRONG_OTP = "111111";

    private final Suite suite;
    private final World world;

    Preludes(Suite suite, World world) {
        this.suite = suite;
        this.world = world;
    }

    /**
     * What was asked before.
     *
     * @param otps by whom they went to
     * @param answers by the member of the input that wanted them
     */
    record Played(Map<String, String> otps, Map<String, Http.Answer> answers) {}

    /**
     * Asks for them all.
     *
     * @param input gets the OTP that was sent, and what the others gave
     */
    Played play(Case of, JsonNode input) {
        Played played = new Played(new HashMap<>(), new HashMap<>());
        Map<String, String> otps = played.otps();
        if (!(input instanceof ObjectNode open)) {
            refuseUnknown("the input", input);
            return played;
        }
        open.properties().forEach(member -> understood(member.getKey(), member.getValue()));
        for (Map.Entry<String, JsonNode> member : Set.copyOf(open.properties())) {
            if (member.getKey().equals(SEND_OTP) && member.getValue().isObject()) {
                sendOtp(of, member.getValue(), played);
            }
        }
        for (Map.Entry<String, JsonNode> member : Set.copyOf(open.properties())) {
            Optional<String> endpoint = named(member.getValue(), "endpoint");
            if (!member.getKey().equals(SEND_OTP) && endpoint.isPresent()) {
                other(of, member.getKey(), (ObjectNode) member.getValue(), endpoint.get(), played, open);
            }
        }
        boolean named = open.path(OTP).isString();
        if (open.has(SEND_OTP) && named) {
            open.put(OTP, meant(open.path(OTP), otps));
        }
        return played;
    }

    /** What is asked before, and what is encrypted, is known; what else a template is named for is not. */
    private void understood(String name, JsonNode member) {
        boolean known = member.isObject()
                && (name.equals(SEND_OTP)
                        || name.equals(ENCRYPTED)
                        || named(member, "endpoint").isPresent());
        if (known) {
            member.forEach(part -> refuseUnknown(name, part));
        } else {
            refuseUnknown(name, member);
        }
    }

    /** @throws NotRunnable where a part of the input names one of the suite's templates */
    private void refuseUnknown(String where, JsonNode node) {
        node.properties().forEach(member -> {
            String name = member.getKey();
            boolean names = name.toLowerCase(Locale.ROOT).endsWith("template")
                    && suite.templates().has(member.getValue().asString(""));
            if (names) {
                throw new NotRunnable(where + " names a template (" + name + ") and no endpoint: what is to be made of"
                        + " it is not known");
            }
        });
        node.forEach(part -> refuseUnknown(where, part));
    }

    /** An OTP that is to be asked for first, and is then read from the outbox. */
    private void sendOtp(Case of, JsonNode asked, Played played) {
        String template = named(asked, "template").orElse("");
        String endpoint = named(asked, "endpoint").orElse("").replaceFirst("[?&].*", "");
        if (template.isEmpty() || endpoint.isEmpty()) {
            throw new NotRunnable("prerequisite sendOtp names no template or no endpoint");
        }
        Set<String> before = world.outbox().seen();
        String body = world.placeholders().fill(of, suite.templates().request(template, asked));
        Http.Answer answer = world.send(of, "POST", endpoint, Payload.json(body));
        played.answers().put(SEND_OTP, answer);
        if (answer.good()) {
            played.otps().putAll(world.outbox().otpsSince(before));
        }
    }

    private void other(Case of, String name, ObjectNode asked, String endpoint, Played played, ObjectNode input) {
        if (asked.path(OTP).isString()) {
            asked.put(OTP, meant(asked.path(OTP), played.otps()));
        }
        String template = named(asked, "template")
                .orElseThrow(() -> new NotRunnable("prerequisite " + name + " names no template"));
        String body = world.placeholders().fill(of, suite.templates().request(template, asked));
        String method = named(asked, "method").orElse("POST").toUpperCase(Locale.ROOT);
        Http.Answer answer = world.send(of, method, endpoint, Payload.json(body));
        played.answers().put(name, answer);
        answer.given().properties().stream()
                .filter(given -> given.getValue().isValueNode() && !input.has(given.getKey()))
                .forEach(given -> input.set(given.getKey(), given.getValue()));
    }

    /** The value of the member whose name ends so. */
    static Optional<String> named(JsonNode member, String end) {
        return member.properties().stream()
                .filter(each -> each.getKey().toLowerCase(Locale.ROOT).endsWith(end))
                .map(each -> each.getValue().asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The OTP sent to the address the case names, or to whom ever; what is no address is the OTP itself. */
    static String meant(JsonNode named, Map<String, String> sent) {
        String text = named.asString("");
        if (text.isEmpty()) {
            return sent.values().stream().findFirst().orElse(WRONG_OTP);
        }
        return sent.getOrDefault(text, text.contains("@") ? WRONG_OTP : text);
    }
}
