package org.regesta.saga.registration.stage.validate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.registration.FaultCode;
import tools.jackson.databind.JsonNode;

/**
 * Every hash in a packet: of each part in its description, and of the files in each part, in the order of its meta
 * info, upper-case hex SHA-256 over their bytes one after the other. A file that no hash covers is a fault too.
 */
final class HashCheck {

    private final Part part;
    private final Faults faults;

    HashCheck(Part part, Faults faults) {
        this.part = part;
        this.faults = faults;
    }

    void run() {
        part.about().ifPresent(this::checkZip);
        if (part.json(Part.META).isEmpty()) {
            return; // named already, and without it there is no order to hash in
        }
        Set<String> covered = new HashSet<>();
        checkFiles("hashSequence1", Part.DATA_HASH, covered);
        checkFiles("hashSequence2", Part.OPERATIONS_HASH, covered);
        part.files().keySet().stream()
                .filter(file -> !Part.UNHASHED.contains(file) && !covered.contains(file))
                .forEach(file -> faults.add(FaultCode.DATA_HASH, part.where(Faults.named(file))));
    }

    private void checkZip(JsonNode about) {
        String told = about.path("encryptedhash").asString("").replace("=", "");
        String computed = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256().digest(part.zip()));
        if (!computed.equals(told)) {
            faults.add(FaultCode.DATA_HASH, part.name() + ".zip");
        }
    }

    private void checkFiles(String sequence, String hashFile, Set<String> covered) {
        MessageDigest digest = sha256();
        for (JsonNode labelled : part.meta().path(sequence)) {
            for (JsonNode name : labelled.path("value")) {
                String file = name.asString("");
                Optional<String> found = part.fileCalled(file);
                if (found.isEmpty()) {
                    faults.add(FaultCode.FILE_MISSING, part.where(Faults.named(file)));
                } else if (covered.add(found.get())) {
                    digest.update(part.content(found.get()));
                }
            }
        }
        byte[] told = part.files().get(hashFile);
        if (told != null && !HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(text(told))) {
            faults.add(FaultCode.DATA_HASH, part.where(hashFile));
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.US_ASCII).strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("every JDK has SHA-256", cannotBe);
        }
    }
}
