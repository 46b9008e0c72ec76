package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Ledger;
import tools.jackson.databind.JsonNode;

/** A registration whose fingers, sealed in a file, give no answer, then are no longer there, then are there again. */
final class HeldUp {

    private final Path aside;
    private final Path fingers;
    private final Api officer;
    private final String rid;

    HeldUp(House house, Path data, Api officer, String rid) {
        this.aside = data.resolve("aside");
        this.fingers = fingers(house, data, rid);
        this.officer = officer;
        this.rid = rid;
    }

    /** Where the biometric records of a registration lie, sealed. */
    private static Path fingers(House house, Path data, String rid) {
        String[] name = new String[1];
        house.server.part(Ledger.class).read(Book.REGISTRY, 0, event -> {
            if (event.payload() instanceof Validated found
                    && found.registrationId().equals(rid)) {
                name[0] = found.biometrics().orElseThrow().name();
            }
        });
        return data.resolve("evidence").resolve(name[0].substring(0, 2)).resolve(name[0]);
    }

    /** A worker reads and hangs. */
    void byWhatGivesNoAnswer(Runnable goesOn) throws IOException, InterruptedException {
        Files.move(fingers, aside);
        assertThat(new ProcessBuilder("mkfifo", fingers.toString()).start().waitFor())
                .isZero();
        goesOn.run();
        awaitListed("A worker took it and has not answered.");
    }

    /** The worker hears what is none, and finds no file when it tries again. */
    void byWhatIsNoLongerThere() throws IOException {
        try (OutputStream answer = Files.newOutputStream(fingers)) {
            Files.delete(fingers);
            answer.write(4);
        }
        awaitListed("The work failed; it is tried again at ");
        assertThat(listed().path("failure").asString()).isEqualTo("EvidenceDamaged");
    }

    void isNoMore() throws IOException {
        Files.move(aside, fingers);
    }

    private void awaitListed(String why) {
        House.await(() -> listed().path("why").asString("").startsWith(why));
        assertThat(listed().path("waitsFor").asString()).isEqualTo("ENROL");
        assertThat(listed().path("actions").path(0).path("name").asString()).isNotEmpty();
    }

    private JsonNode listed() {
        return House.listed(officer, rid);
    }
}
