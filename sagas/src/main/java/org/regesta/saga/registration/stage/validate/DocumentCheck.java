package org.regesta.saga.registration.stage.validate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import tools.jackson.databind.JsonNode;

/** Documents that the ID object names are there, and begin and end as files of their format do. */
final class DocumentCheck {

    private static final int NEAR = 1024; // a PDF may have a little before its header and after its end

    private DocumentCheck() {}

    static void run(PacketContent packet, IdentitySchema schema, Faults faults) {
        packet.identity().properties().forEach(field -> {
            if (schema.isDocument(field.getKey()) && !isGood(packet, field.getValue())) {
                faults.add(FaultCode.DOCUMENT, field.getKey());
            }
        });
    }

    private static boolean isGood(PacketContent packet, JsonNode document) {
        Optional<byte[]> content = packet.file(document.path("value").asString(""));
        return content.isPresent() && isOf(document.path("format").asString(""), content.get());
    }

    static boolean isOf(String format, byte[] content) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "pdf" -> has(content, 0, "%PDF-") && has(content, content.length - NEAR, "%%EOF");
            case "jpg", "jpeg" -> begins(content, 0xFF, 0xD8, 0xFF);
            case "png" -> begins(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
            case "tif", "tiff" -> begins(content, 'I', 'I', 42, 0) || begins(content, 'M', 'M', 0, 42);
            default -> false;
        };
    }

    private static boolean has(byte[] content, int from, String mark) {
        int start = Math.max(0, from);
        byte[] part = Arrays.copyOfRange(content, start, Math.min(content.length, start + NEAR));
        return new String(part, StandardCharsets.ISO_8859_1).contains(mark);
    }

    private static boolean begins(byte[] content, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
