package org.regesta.engine.notary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a log's newest checkpoint to one witness. A witness that knows another or a longer history raises the log's
 * alarm; one that does not answer is asked again with the next checkpoint.
 */
public final class WitnessLink {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessLink.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_MAX = 64 * 1024;

    private final URI at;
    private final NoteKey witness;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private String shown = "";

    /** @param at the witness's submission prefix */
    public WitnessLink(URI at, NoteKey witness) {
        this(at, witness, PATIENCE);
    }

    /** @param patience for a whole answer */
    WitnessLink(URI at, NoteKey witness, Duration patience) {
        this.at = at;
        this.witness = witness;
        this.patience = patience;
    }

    /**
     * Has the newest checkpoint cosigned, if it was not yet.
     *
     * @return whether it is cosigned now
     */
    public boolean show(BookNotary log) throws InterruptedException {
        Signed newest = log.newest().orElse(null);
        if (newest == null || log.alarm().isPresent()) {
            return false;
        }
        if (shown.equals(newest.note().text()) && newest.cosignatures() > 0) {
            return true;
        }
        try {
            return show(log, newest, 0, 2);
        } catch (IOException unreachable) {
            LOG.warn("the witness {} does not answer: {}", witness.name(), unreachable.toString());
            return false;
        }
    }

    private boolean show(BookNotary log, Signed signed, long from, int tries) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(log, signed, from);
        switch (answer.statusCode()) {
            case 200 -> {
                List<Note.Signature> lines =
                        answer.body().lines().map(Note.Signature::of).toList();
                if (witness.cosigned(new Note(signed.note().text(), lines)).isEmpty()) {
                    LOG.warn("the witness {} answered with another's signature", witness.name());
                    return false;
                }
                log.cosigned(
                        signed.note(), lines.stream().filter(witness::claims).toList());
                shown = signed.note().text();
                return true;
            }
            case 409 -> {
                long known = Long.parseLong(answer.body().strip());
                long size = signed.checkpoint().size();
                if (known > size) {
                    log.raise(
                            Alarm.Kind.ROLLBACK,
                            "the witness " + witness.name() + " has cosigned " + known + " events, here are " + size);
                } else if (known == from) {
                    fork(log, known);
                } else if (tries > 0) {
                    return show(log, signed, known, tries - 1);
                }
                return false;
            }
            case 422 -> {
                fork(log, from);
                return false;
            }
            default -> {
                LOG.warn("the witness {} refuses: {} {}", witness.name(), answer.statusCode(), answer.body());
                return false;
            }
        }
    }

    private void fork(BookNotary log, long size) {
        log.raise(
                Alarm.Kind.FORK,
                "the witness " + witness.name() + " has cosigned another history of " + size + " events");
    }

    private HttpResponse<String> ask(BookNotary log, Signed signed, long from)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old ").append(from).append('\n');
        log.served().consistency(from, signed.checkpoint().size()).forEach(hash -> body.append(
                        Base64.getEncoder().encodeToString(hash))
                .append('\n'));
        body.append('\n').append(signed.note().written());
        return send(HttpRequest.newBuilder(URI.create(at + "/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** The whole answer in time: one that never ends, or never comes to its end, is none. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), ANSWER_MAX));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no whole answer in " + patience, late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
