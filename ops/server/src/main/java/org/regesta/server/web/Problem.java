package org.regesta.server.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * What RFC 9457 says of one kind of refusal on our own wire. The {@code slug} is the promise: {@code /problems/<slug>}
 * describes it and never changes its meaning.
 *
 * @param status the HTTP status
 * @param title what was wrong, without a person
 * @param detail what to do about it
 */
record Problem(String slug, int status, String title, String detail) {

    Map<String, Object> body() {
        Map<String, Object> body = new TreeMap<>();
        body.put("type", "/problems/" + slug);
        body.put("status", status);
        body.put("title", title);
        body.put("detail", detail);
        return body;
    }
}
