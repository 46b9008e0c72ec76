package org.regesta.saga.registration;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Document;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** People at the registration centre, each with two fingers of their own. */
public final class Applicants {

    public static final Instant MADE = Instant.parse("2026-11-21T10:15:00Z");
    public static final PacketTool TOOL = new PacketTool(FieldCategories.usual());

    private Applicants() {}

    public static Application amina() {
        return person(1, "Amina Diallo", "1990/03/14", "FLE", 1);
    }

    public static Application bao() {
        return person(2, "Nguyễn Văn Bảo", "1985/07/02", "MLE", 2);
    }

    /** @param fingers whose: two people of one number have the same fingers */
    public static Application person(int sequence, String name, String born, String gender, int fingers) {
        JsonNode identity = Json.mapper()
                .valueToTree(Map.ofEntries(
                        Map.entry("IDSchemaVersion", 0.1),
                        Map.entry("fullName", text(name)),
                        Map.entry("dateOfBirth", born),
                        Map.entry("gender", text(gender)),
                        Map.entry("addressLine1", text("12 Market Street")),
                        Map.entry("addressLine2", text("Old Town")),
                        Map.entry("addressLine3", text("By the well")),
                        Map.entry("region", text("North")),
                        Map.entry("province", text("Hill")),
                        Map.entry("city", text("Kenitra")),
                        Map.entry("zone", text("Ben Mansour")),
                        Map.entry("postalCode", "10114"),
                        Map.entry("phone", "0123456789"),
                        Map.entry("email", "someone@example.org")));
        return new Application(
                Packet.rid("10001", "10001", sequence, MADE),
                MADE,
                identity,
                Map.of("proofOfIdentity", Document.pdf("DOC001", "Passport of " + sequence)),
                Map.of(Application.INDIVIDUAL_BIOMETRICS, cbeff(fingers)),
                "op1",
                "su1");
    }

    public static Application child(int sequence, String name, String born) {
        return person(sequence, name, born, "FLE", 100 + sequence)
                .with("introducerName", text("Amina Diallo"))
                .with("introducerRID", amina().rid());
    }

    private static List<Map<String, String>> text(String value) {
        return List.of(Map.of("language", "eng", "value", value));
    }

    private static byte[] cbeff(int fingers) {
        return cbeff(fingers, 90);
    }

    /** Of two fingers, as the capture graded them. */
    static byte[] cbeff(int fingers, int quality) {
        CbeffWriter cbeff = new CbeffWriter(MADE);
        for (Finger finger : List.of(Finger.RIGHT_THUMB, Finger.RIGHT_INDEX)) {
            byte[] image = FingerRecord.write(
                    finger,
                    noise(fingers * 31L + finger.position()),
                    quality,
                    LocalDateTime.ofInstant(MADE, ZoneOffset.UTC),
                    FingerRecord.Compression.PNG);
            cbeff.finger(finger, quality, image);
        }
        return cbeff.xml();
    }

    private static GreyImage noise(long seed) {
        byte[] pixels = new byte[48 * 48];
        new Random(seed).nextBytes(pixels);
        return new GreyImage(48, 48, 500, pixels);
    }
}
