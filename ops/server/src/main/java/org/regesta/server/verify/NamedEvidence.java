package org.regesta.server.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.backup.Named;
import org.regesta.engine.notary.Finding;
import org.regesta.events.Envelope;
import org.regesta.wire.Json;

/** Whether every blob that an event names is there, unless its key was destroyed with the person. */
final class NamedEvidence implements BesideEvents {

    private static final byte[] NAME = "\"name\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 64;

    private final Path folder;
    private final @Nullable OpenedVault opened;
    private final Report report;
    private long unjudged;

    /** @param opened tells who was forgotten; without it a missing blob is no finding */
    NamedEvidence(Path folder, @Nullable OpenedVault opened, Report report) {
        this.folder = folder;
        this.opened = opened;
        this.report = report;
    }

    @Override
    public void event(Envelope event) {
        byte[] payload = event.payload();
        for (int at = 0; at + NAME.length + DIGITS < payload.length; at++) {
            if (payload[at] == '"' && isName(payload, at)) { // few events name one: only these are read
                read(event);
                return;
            }
        }
    }

    private static boolean isName(byte[] payload, int at) {
        for (int i = 1; i < NAME.length; i++) {
            if (payload[at + i] != NAME[i]) {
                return false;
            }
        }
        return payload[at + NAME.length + DIGITS] == '"';
    }

    private void read(Envelope event) {
        try {
            Named.in(event).blobs().forEach((name, keyRef) -> look(event, name, keyRef));
        } catch (Json.Malformed noJson) {
            report.find(new Finding(event.toString(), "an event that can be read", "no JSON"));
        }
    }

    private void look(Envelope event, String name, String keyRef) {
        if (Files.exists(folder.resolve(name.substring(0, 2)).resolve(name))) {
            return;
        }
        if (opened == null) {
            unjudged++;
        } else if (opened.vault().holds(keyRef)) {
            String place = event.book().text() + "/" + event.position();
            report.find(new Finding("evidence " + name, "the blob that event " + place + " names", "nothing"));
        }
    }

    @Override
    public void end(String book) {
        if (unjudged > 0) {
            report.notDone(book + ": " + unjudged + " blobs that events name are not there; whether they were erased"
                    + " takes the vault");
        }
    }
}
