package org.regesta.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the house answers to those who may ask. */
final class Answers {

    private final Api officer;
    private final Api auditor;

    Answers(Api officer, Api auditor) {
        this.officer = officer;
        this.auditor = auditor;
    }

    /** The subject a registration became. */
    String subject(String rid) {
        return subjectOf("RID", rid);
    }

    /** The subject that bears a number: {@code UIN}, {@code VID}, {@code RID}. */
    String subjectOf(String kind, String number) {
        return officer.send("POST", "/v1/identities/lookup", Map.of("idType", kind, "id", number))
                .path("subject")
                .asString();
    }

    JsonNode card(String subject) {
        return officer.get("/v1/identities/" + subject + "/card");
    }

    /** A person's history, a line each: when, what, by whom, on what authority. */
    List<String> history(String subject) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : items(officer, "/v1/identities/" + subject + "/history?limit=100")) {
            lines.add(item.path("when").asString() + "  " + item.path("what").asString() + "  ["
                    + item.path("who").asString("") + ", "
                    + item.path("authority").asString("") + "]");
        }
        return lines;
    }

    /** Every event about a registration, a line each. */
    List<String> audit(String rid) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : items(auditor, "/v1/audit?registration=" + rid + "&limit=100")) {
            lines.add(item.path("book").asString() + ":" + item.path("position").asLong() + "  "
                    + item.path("what").asString() + "  [" + item.path("actor").asString("") + "]");
        }
        return lines;
    }

    /** Everything the story tells, as one list. */
    List<String> all(String subject, String rid) {
        List<String> all = new ArrayList<>(history(subject));
        all.addAll(audit(rid));
        all.addAll(report());
        return all;
    }

    /** The enrolment report, a line each. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : auditor.get("/v1/reports/enrolments").path("rows")) {
            lines.add(row.path("day").asString() + "  centre "
                    + row.path("centre").asString() + "  "
                    + row.path("ageGroup").asString() + ": "
                    + row.path("received").asLong() + " received, "
                    + row.path("issued").asLong() + " issued, "
                    + row.path("rejected").asLong() + " refused");
        }
        return lines;
    }

    private static List<JsonNode> items(Api api, String path) {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page = api.get(cursor.get().isEmpty() ? path : path + "&cursor=" + cursor.get());
            page.path("items").forEach(all::add);
            cursor = Optional.ofNullable(page.path("cursor").asString(null)).filter(next -> !next.isEmpty());
        }
        return all;
    }
}
