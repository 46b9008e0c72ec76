package org.regesta.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an auditor asks of {@code POST /v1/audit/bundles}. */
final class Asked {

    static final String FROM = "2020-01-01T00:00:00Z";
    static final String TO = "2099-01-01T00:00:00Z";

    private Asked() {}

    static Map<String, Object> asked(String kind, String id) {
        return new TreeMap<>(Map.of(kind, id, "from", FROM, "to", TO));
    }

    /** With an annex for a court. */
    static Map<String, Object> asked(String kind, String id, String recipient, String... open) {
        Map<String, Object> asked = asked(kind, id);
        asked.putAll(Map.of("recipient", recipient, "open", List.of(open), "ground", "COURT_ORDER"));
        return asked;
    }

    static Map<String, Object> with(Map<String, Object> asked, String field, String value) {
        asked.put(field, value);
        return asked;
    }
}
