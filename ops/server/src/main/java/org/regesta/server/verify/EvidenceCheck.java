package org.regesta.server.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.regesta.engine.notary.Finding;

/** Every sealed blob against its name. */
final class EvidenceCheck {

    private final Path folder;
    private final Report report;
    private final Verification.Progress progress;
    private long blobs;

    EvidenceCheck(Path folder, Report report, Verification.Progress progress) {
        this.folder = folder;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException {
        List<Path> shelves = within(folder);
        int done = 0;
        for (Path shelf : shelves) {
            if (!shelf.endsWith("unfinished")) {
                for (Path blob : within(shelf)) {
                    check(blob);
                }
            }
            progress.at("evidence", ++done, shelves.size());
        }
        report.done("evidence: " + blobs + " blobs");
    }

    private static List<Path> within(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        }
    }

    private void check(Path blob) throws IOException {
        blobs++;
        String name = blob.getFileName().toString();
        String found = sha256(blob);
        if (!name.equals(found)) {
            report.find(new Finding("evidence " + name, "bytes of that SHA-256", found));
        } else if (!blob.toString().contains("/" + name.substring(0, 2) + "/")) {
            report.find(new Finding("evidence " + name, "it on its shelf", "it on another"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream hashing = new DigestInputStream(in, digest)) {
                hashing.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
