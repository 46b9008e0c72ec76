package org.regesta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.regesta.cli.verb.Failed;
import org.regesta.conformance.Admission;

/**
 * The administrator's link in a file of the data folder, for who tries cases on a house whose outbox is readable:
 * whoever can read that folder has the house's key as well.
 */
final class AdministratorLink {

    private static final String FILE = "administrator-link";

    private AdministratorLink() {}

    static void leave(Path data, String link) {
        Admission.write(data.resolve(FILE), link);
    }

    /** The one that was left, used or not. */
    static Optional<String> in(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new Failed("the link in " + file + " cannot be read");
        }
    }
}
