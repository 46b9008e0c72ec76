package org.regesta.saga.registration;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.regesta.ports.AbisLine;
import org.regesta.saga.registration.stage.abroad.Correspondence;
import org.regesta.saga.registration.stage.abroad.Correspondences;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Somebody else's matcher, that can be down, mute, or tell things twice. Its people are alike when a test says so. */
final class FarMatcher implements AbisLine {

    private final X509Certificate certificate;
    private final Consumer<byte[]> post;
    final Set<String> records = new TreeSet<>();
    final List<JsonNode> asked = new ArrayList<>();
    boolean down;
    boolean mute;
    boolean allAlike;
    Optional<String> refusing = Optional.empty();

    /** In a town's reach: what it answers is brought there at once. */
    FarMatcher(Town town) {
        this.certificate = town.keys.pair("ABIS", "FAR").certificate();
        Correspondence correspondence = Correspondences.over(town.views, town.clock);
        this.post = answer -> correspondence.take("far", answer);
        town.abis.add(this);
    }

    @Override
    public String name() {
        return "far";
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public void send(byte[] message) {
        if (down) {
            throw new AbisSilent(name());
        }
        JsonNode request = Json.tree(message);
        asked.add(request);
        if (!mute) {
            post.accept(bytes(answer(request)));
        }
    }

    /** What it was asked while it was mute, answered now. */
    void speak() {
        mute = false;
        asked.forEach(request -> post.accept(bytes(answer(request))));
    }

    long count(String operation) {
        return asked.stream()
                .filter(request -> request.path("id").asString().endsWith("." + operation))
                .count();
    }

    private static byte[] bytes(Map<String, Object> answer) {
        return Json.write(answer).getBytes(StandardCharsets.UTF_8);
    }

    /** What it says to a question. */
    byte[] answered(int question) {
        return bytes(answer(asked.get(question)));
    }

    private Map<String, Object> answer(JsonNode request) {
        String operation = request.path("id").asString();
        String reference = request.path("referenceId").asString();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", operation);
        answer.put("requestId", request.path("requestId").asString());
        answer.put("responsetime", "2026-11-21T12:00:00.000Z");
        answer.put("returnValue", refusing.isPresent() ? "2" : "1");
        refusing.ifPresent(reason -> answer.put("failureReason", reason));
        switch (operation) {
            case "mosip.abis.insert" -> {
                if (!records.add(reference)) {
                    answer.put("returnValue", "2");
                    answer.put("failureReason", "10");
                }
            }
            case "mosip.abis.delete" -> records.remove(reference);
            default -> answer.put("candidateList", candidates(reference));
        }
        return answer;
    }

    private Map<String, Object> candidates(String reference) {
        List<Map<String, Object>> others = !allAlike
                ? List.of()
                : records.stream()
                        .filter(other -> !other.equals(reference))
                        .map(other -> Map.<String, Object>of(
                                "referenceId", other, "analytics", Map.of("confidence", "91"), "modalities", List.of()))
                        .toList();
        return Map.of("count", Integer.toString(others.size()), "candidates", others);
    }
}
