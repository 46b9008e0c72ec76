package org.regesta.server.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.regesta.server.access.Line.Heard;
import org.regesta.wire.Json;

/** Hears every answer to bad input: a 5xx is wrong, and so is an error that sends back what came in. */
final class Judge {

    /** Shorter ones stand in answers by chance. */
    private static final int RECOGNISABLE = 7;

    /** The texts as JSON writes them, without the quotes: each is sent many times. */
    private final Map<String, String> escaped = new ConcurrentHashMap<>();

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    void hears(String where, String what, HttpResponse<String> answer) {
        hears(where, what, new Heard(answer.statusCode(), answer.headers().map().toString(), answer.body()));
    }

    /** @param where it was sent, {@code what} was in it */
    void hears(String where, String what, Heard answer) {
        sent.incrementAndGet();
        if (answer.status() >= 500) {
            wrong.add(where + " with " + shown(what) + ": " + answer.status());
        }
        boolean isError = answer.status() >= 400 || answer.body().contains("\"errorCode\"");
        if (isError && what.length() >= RECOGNISABLE && reflects(answer, what)) {
            wrong.add(where + " sends back " + shown(what) + ": " + shown(answer.body()));
        }
    }

    int sent() {
        return sent.get();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private boolean reflects(Heard answer, String what) {
        if (what.length() > answer.body().length()
                && what.length() > answer.head().length()) {
            return false;
        }
        return answer.body().contains(what)
                || answer.body().contains(escaped.computeIfAbsent(what, Judge::escaped))
                || answer.head().contains(what);
    }

    private static String escaped(String what) {
        String written = Json.write(what);
        return written.substring(1, written.length() - 1);
    }

    private static String shown(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
