package org.regesta.conformance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one-time passwords as a person would: from the newest message sent after asking. */
final class Outbox {

    private static final Pattern OTP = Pattern.compile("\\b[0-9]{6}\\b");

    private final Http http;
    private final Supplier<Map<String, String>> administrator;

    Outbox(Http http, Supplier<Map<String, String>> administrator) {
        this.http = http;
        this.administrator = administrator;
    }

    /** What is there now; {@link #otpsSince} looks at what comes later. */
    Set<String> seen() {
        Set<String> seen = new HashSet<>();
        list().forEach(entry -> seen.add(entry.path("id").asString()));
        return seen;
    }

    /** OTPs by whom they went to. */
    Map<String, String> otpsSince(Set<String> before) {
        Map<String, String> otps = new HashMap<>();
        for (JsonNode entry : list()) {
            String id = entry.path("id").asString();
            if (before.contains(id)) {
                continue;
            }
            JsonNode message = http.send("GET", "/v1/outbox/" + id, administrator.get(), "")
                    .body();
            Matcher otp = OTP.matcher(message.path("text").asString(""));
            if (otp.find()) {
                otps.putIfAbsent(message.path("recipient").asString(""), otp.group());
            }
        }
        return otps;
    }

    private JsonNode list() {
        Http.Answer answer = http.send("GET", "/v1/outbox", administrator.get(), "");
        if (answer.status() != 200) {
            throw new NotRunnable("the outbox cannot be read (start the server with --outbox-readable)");
        }
        return answer.body().path("items");
    }
}
