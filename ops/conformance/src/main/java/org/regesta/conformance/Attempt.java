package org.regesta.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.conformance.Expectation.Difference;
import org.regesta.testkit.partner.SessionEncryption;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs one case: prerequisites, request, encryption, signature, answer, comparison. */
final class Attempt {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Suite suite;
    private final World world;

    Attempt(Suite suite, World world) {
        this.suite = suite;
        this.world = world;
    }

    Result run(Case of) {
        try {
            return attempt(of);
        } catch (NotRunnable cannot) {
            return Result.notRunnable(of, cannot.why());
        } catch (RuntimeException | StackOverflowError unforeseen) { // a suite never seen: one strange case must not
            // end the run, not even one whose template includes itself
            return Result.notRunnable(of, "the runner does not understand this case: " + unforeseen);
        }
    }

    private Result attempt(Case of) {
        if (!of.flaw().isEmpty()) {
            throw new NotRunnable(of.flaw());
        }
        if (of.endpoint().isEmpty() || of.method().isEmpty()) {
            throw new NotRunnable("the case names no endPoint or no restMethod");
        }
        if (!METHODS.contains(of.method())) {
            throw new NotRunnable("restMethod " + of.method() + " is not known");
        }
        Placeholders placeholders = world.placeholders();
        JsonNode input = Lenient.read("the input", placeholders.fill(of, of.input()));
        JsonNode expected = expected(of, placeholders);
        Preludes.Played played = new Preludes(suite, world).play(of, input);
        JsonNode body = body(of, placeholders, input);
        if (body instanceof ObjectNode open) {
            encrypt(open, identityRequest(of, input, played.otps()));
        }
        Address address = Address.of(of, placeholders.fill(of, of.endpoint()), input, body);
        Payload payload = Payload.of(of, address.without(body), suite.templates());
        Optional<JsonNode> registered = registered(of, body);
        Http.Answer answer = world.send(of, of.method(), address.path(), payload);
        world.carried().keep(of, body, answer.given());
        List<Difference> differences = new ArrayList<>(Expectation.compare(of, expected, answer));
        differences.addAll(new PreludeAnswers(suite, placeholders).compare(of, played.answers()));
        if (!of.kycFields().isEmpty() && KycAnswer.saysYes(answer.given())) {
            differences.addAll(told(of, address.path(), answer.given(), registered));
        }
        return Result.of(of, differences, body, answer);
    }

    private List<Difference> told(Case of, String path, JsonNode response, Optional<JsonNode> registered) {
        JsonNode identity = registered.orElseThrow(
                () -> new NotRunnable("the e-KYC answer is of somebody whom the ID repository does not give"));
        return KycAnswer.compare(
                of.kycFields(), identity, response, world.partners().whoseUrlIsIn(path));
    }

    /** Whom an e-KYC answer is to be compared with: asked for before, as a number may be used up by it. */
    private Optional<JsonNode> registered(Case of, JsonNode body) {
        if (of.kycFields().isEmpty()) {
            return Optional.empty();
        }
        try {
            return KycAnswer.identityPath(body)
                    .map(path -> world.ask(path).path("identity"))
                    .filter(JsonNode::isObject);
        } catch (NotRunnable unknown) { // the case may well mean nobody
            return Optional.empty();
        }
    }

    private JsonNode expected(Case of, Placeholders placeholders) {
        String output = placeholders.fill(of, of.output());
        if (output.strip().startsWith("[")) {
            return Lenient.read("the output", output);
        }
        if (!output.isBlank() && !output.strip().startsWith("{")) {
            return Json.mapper().getNodeFactory().stringNode(output.strip());
        }
        JsonNode values = Lenient.read("the output", output);
        if (of.statusOnly() && (values.has("responseCode") || values.has("statusCode"))) {
            return values; // whatever its template is for: nothing else is compared
        }
        if (values.has("errors") && !suite.templates().has(of.outputTemplate())) {
            return values; // what template ever would say it: these are the errors
        }
        String text = placeholders.fill(of, suite.templates().expectation(of.outputTemplate(), values));
        return expectation(text);
    }

    /** What is said not to be there at all is not looked at. */
    static JsonNode expectation(String text) {
        JsonNode expected = Lenient.read("the expectation", text);
        removed(expected);
        return expected;
    }

    private JsonNode body(Case of, Placeholders placeholders, JsonNode input) {
        boolean made = of.inputTemplate().contains("$LANGNUMBER$");
        String template = placeholders.fill(of, of.inputTemplate());
        JsonNode body;
        if (template.isEmpty() || Address.hasNoBody(of) && !suite.templates().has(template)) {
            body = input.deepCopy();
        } else if (suite.templates().has(template)) {
            String text = placeholders.fill(of, suite.templates().request(template, input));
            body = Lenient.read("the request", text);
        } else if (made && of.plainPath().contains("/idrepository/")) {
            body = new IdObject(world.schema(), world.language()).request(of, input);
        } else {
            throw new NotRunnable("the suite has no template " + template
                    + (made ? ", and how MOSIP's rig makes it is not known for this path" : ""));
        }
        removed(body);
        return body;
    }

    /** Members and elements whose value is {@code $REMOVE$} are not sent. */
    private static void removed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> gone = new ArrayList<>();
            object.forEachEntry((name, value) -> {
                if (value.isString() && value.asString().equals("$REMOVE$")) {
                    gone.add(name);
                }
            });
            object.remove(gone);
        } else if (node instanceof ArrayNode list) {
            list.removeIf(each -> each.isString() && each.asString().equals("$REMOVE$"));
        }
        node.forEach(Attempt::removed);
    }

    /** What is encrypted into {@code request}, where the case has such a part. */
    private @Nullable JsonNode identityRequest(Case of, JsonNode input, Map<String, String> otps) {
        JsonNode part = input.path(Preludes.ENCRYPTED);
        ObjectNode plain;
        if (part.isObject()) {
            String template = part.path("identityRequestTemplate").asString("");
            String filled = world.placeholders().fill(of, suite.templates().request(template, part));
            plain = (ObjectNode) Lenient.read("the identity request", filled);
        } else if (input.path("otp").asString("").equals("true") && input.has("sendOtp")) {
            plain = Json.mapper().createObjectNode().put("otp", Preludes.meant(input.path("otpChannel"), otps));
        } else {
            return null;
        }
        removed(plain);
        plain.put("timestamp", world.now()); // templates carry one of years ago
        return plain;
    }

    private void encrypt(ObjectNode body, @Nullable JsonNode plain) {
        if (!body.has("requestSessionKey") || !body.has("request")) {
            return;
        }
        if (plain == null) {
            throw new NotRunnable(
                    "the request is to be encrypted, and the case says nothing that is known of its content");
        }
        byte[] text = Lenient.write(plain).getBytes(StandardCharsets.UTF_8);
        SessionEncryption session = new SessionEncryption(world.partners().encryption());
        body.put("request", session.encrypted(text));
        body.put("requestSessionKey", session.sessionKey());
        body.put("requestHMAC", session.hmac(text));
        body.put("thumbprint", session.thumbprint());
        body.put("domainUri", world.http().base());
    }
}
