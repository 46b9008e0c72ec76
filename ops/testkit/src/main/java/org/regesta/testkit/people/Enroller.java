package org.regesta.testkit.people;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Document;
import org.regesta.testkit.packet.Packet;

/** Takes people down at one machine, as a registration officer does: their words, their papers, their fingers. */
public final class Enroller {

    /** Both thumbs' neighbours: what most people are taken by. */
    public static final Set<Finger> INDEX_FINGERS = Set.of(Finger.RIGHT_INDEX, Finger.LEFT_INDEX);

    private static final int QUALITY = 80;

    private final String centre;
    private final String machine;
    private final String officerId;
    private final String supervisorId;

    /** @param centre and machine five digits each */
    public Enroller(String centre, String machine, String officerId, String supervisorId) {
        this.centre = centre;
        this.machine = machine;
        this.officerId = officerId;
        this.supervisorId = supervisorId;
    }

    /** Both index fingers, taken well. */
    public Application enrol(Person person, int sequence, Instant at) {
        return enrol(person, sequence, at, INDEX_FINGERS, Impression.good(sequence));
    }

    /**
     * @param sequence the machine's, 0 to 99999: makes the registration id with machine and time
     * @param how each finger is put on the sensor
     */
    public Application enrol(Person person, int sequence, Instant at, Set<Finger> fingers, Impression how) {
        Map<String, Document> documents = new TreeMap<>();
        documents.put("proofOfIdentity", Document.pdf("DOC001", "Proof of identity " + sequence));
        documents.put("proofOfAddress", Document.pdf("RNC", "Proof of address " + sequence));
        Map<String, byte[]> biometrics = new TreeMap<>();
        biometrics.put(Application.INDIVIDUAL_BIOMETRICS, cbeff(person, at, fingers, how));
        person.guardian().ifPresent(guardian -> {
            documents.put("proofOfRelationship", Document.pdf("CRN", "Proof of relationship " + sequence));
            biometrics.put("introducerBiometrics", cbeff(guardian, at, Set.of(Finger.RIGHT_THUMB), how));
        });
        String rid = Packet.rid(centre, machine, sequence, at);
        return new Application(rid, at, person.identity(), documents, biometrics, officerId, supervisorId);
    }

    /** The fingers' records, in the order of {@link Finger}. */
    public static byte[] cbeff(Person person, Instant at, Set<Finger> fingers, Impression how) {
        CbeffWriter cbeff = new CbeffWriter(at);
        fingers.stream().sorted().forEach(finger -> cbeff.finger(finger, QUALITY, record(person, finger, at, how)));
        return cbeff.xml();
    }

    /** One finger's ISO record. */
    public static byte[] record(Person person, Finger finger, Instant at, Impression how) {
        GreyImage image = person.finger(finger).impression(how);
        return FingerRecord.write(finger, image, QUALITY, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }
}
