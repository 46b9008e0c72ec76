package org.regesta.query.masterdata;

import java.util.Map;
import java.util.TreeMap;

/** MOSIP's columns on their way out: we keep them as texts, the wire wants some as numbers and booleans. */
final class Columns {

    private Columns() {}

    /** The same, of what was given up. */
    static Map<String, String> decommissioned(Map<String, String> texts) {
        Map<String, String> columns = new TreeMap<>(texts);
        columns.put("isActive", "false");
        return columns;
    }

    static Map<String, Object> typed(Map<String, String> texts) {
        Map<String, Object> typed = new TreeMap<>();
        typed.put("isActive", true);
        texts.forEach((column, text) -> typed.put(
                column,
                switch (column) {
                    case "isActive" -> Boolean.parseBoolean(text);
                    case "numberOfKiosks" -> text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : text;
                    default -> text;
                }));
        return typed;
    }
}
