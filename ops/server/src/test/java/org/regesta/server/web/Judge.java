package org.regesta.server.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.regesta.wire.Json;

/** Hears every answer to bad input: a 5xx is wrong, and so is an error that sends back what came in. */
final class Judge {

    /** Shorter ones stand in answers by chance. */
    private static final int RECOGNISABLE = 7;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    /** @param where it was sent, {@code what} was in it */
    void hears(String where, String what, HttpResponse<String> answer) {
        sent.incrementAndGet();
        if (answer.statusCode() >= 500) {
            wrong.add(where + " with " + shown(what) + ": " + answer.statusCode());
        }
        boolean isError = answer.statusCode() >= 400 || answer.body().contains("\"errorCode\"");
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

    private static boolean reflects(HttpResponse<String> answer, String what) {
        String headers = answer.headers().map().toString();
        if (what.length() > answer.body().length() && what.length() > headers.length()) {
            return false;
        }
        String escaped = Json.write(what);
        return answer.body().contains(what)
                || answer.body().contains(escaped.substring(1, escaped.length() - 1))
                || headers.contains(what);
    }

    private static String shown(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
