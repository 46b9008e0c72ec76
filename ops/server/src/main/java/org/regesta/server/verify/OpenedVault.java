package org.regesta.server.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.backup.VaultCoverage;
import org.regesta.engine.eventlog.StoppedTables;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.HouseToken;
import org.regesta.engine.vault.IndexCheck;
import org.regesta.engine.vault.Pkcs12HouseKeys;
import org.regesta.engine.vault.Reserve;
import org.regesta.engine.vault.VaultRefused;

/** The vault of the folder, opened on a copy: opening one mends what a crash left, and nothing is written here. */
final class OpenedVault implements AutoCloseable {

    private static final String GIVEN_BY = "REGESTA_HOUSE_PASSWORD";

    private final Scratch copy;
    private final FileVault vault;

    private OpenedVault(Scratch copy, FileVault vault) {
        this.copy = copy;
        this.vault = vault;
    }

    /** What keeps the vault of a folder from being opened and what to do about it; nothing if all is there. */
    static Optional<String> lacking(Path data) {
        Path folder = data.resolve("vault");
        boolean inToken = Files.exists(folder.resolve("house.token"));
        if (inToken && System.getenv(HouseToken.VARIABLE) == null) {
            return Optional.of("its house key is in a token; set " + HouseToken.VARIABLE);
        }
        if (!inToken && !Files.isReadable(folder.resolve("house.p12"))) {
            return Optional.of("there is no house.p12 beside the books; what needs its keys is left out");
        }
        if (given().isEmpty() && !Files.exists(folder.resolve("house.password"))) {
            return Optional.of("its password is not in the folder; set " + GIVEN_BY);
        }
        return Optional.empty();
    }

    private static Optional<String> given() {
        return Optional.ofNullable(System.getenv(GIVEN_BY));
    }

    /** The vault, if it is there with its password and opens; what is the matter goes into the report. */
    static @Nullable OpenedVault of(Path data, Report report) throws IOException {
        Optional<String> lacking = lacking(data);
        if (lacking.isPresent()) {
            report.notDone("vault: " + lacking.get());
            return null;
        }
        Path folder = data.resolve("vault");
        Scratch copy = Scratch.beside(data);
        try {
            copy(folder, copy.folder());
            VaultCoverage.damage(copy.folder())
                    .ifPresent(matter -> report.find(new Finding("vault covers.json", "what was written", matter)));
            HousePassword password = HousePassword.of(copy.folder(), given());
            Pkcs12HouseKeys.open(copy.folder(), password, Clock.systemUTC());
            FileVault vault = FileVault.open(
                    copy.folder(), password, HouseToken.of(System.getenv()), Reserve.on(copy.folder(), 0));
            report.done("vault: %d changes, %d keys shredded"
                    .formatted(vault.mark().changes(), vault.shredded().size()));
            OpenedVault opened = new OpenedVault(copy, vault);
            opened.checkIndexes(folder, report);
            return opened;
        } catch (VaultRefused | UncheckedIOException | IllegalStateException damaged) {
            copy.close();
            report.find(new Finding("vault", "a vault that opens", String.valueOf(damaged.getMessage())));
            return null;
        }
    }

    /** What a start of a large house believes: every byte of it by its checksums, and what it says by the log. */
    private void checkIndexes(Path folder, Report report) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path index : inside.filter(Files::isDirectory).sorted().toList()) {
                String place = "vault/" + index.getFileName();
                long before = report.count();
                StoppedTables.State state = StoppedTables.read(
                        index,
                        (file, matter) -> report.find(new Finding(place + "/" + file, "what was written", matter)));
                if (report.count() == before) {
                    Path checked = Files.createDirectory(copy.folder().resolve("checked-" + index.getFileName()));
                    copy(index, checked);
                    IndexCheck.compare(vault, checked)
                            .ifPresent(matter -> report.find(new Finding(place, "what keys.log says", matter)));
                }
                report.done("%s: %d entries".formatted(place, state.entries()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    FileVault vault() {
        return vault;
    }

    @Override
    public void close() {
        vault.close();
        copy.close();
    }
}
