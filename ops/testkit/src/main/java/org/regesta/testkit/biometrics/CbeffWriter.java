package org.regesta.testkit.biometrics;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.regesta.wire.MosipTime;

/** Writes CBEFF XML (ISO/IEC 19785-3) as a registration client does. */
public final class CbeffWriter {

    private static final String NAMESPACE = "http://standards.iso.org/iso-iec/19785/-3/ed-2/";

    private final List<Record> records = new ArrayList<>();
    private final Instant created;
    private Optional<SampleSigner> signer = Optional.empty();

    public CbeffWriter(Instant created) {
        this.created = created;
    }

    private record Record(String format, String type, String subtype, int quality, byte[] data, boolean exception) {}

    /** The device that signs every sample. */
    public CbeffWriter signedBy(SampleSigner device) {
        signer = Optional.of(device);
        return this;
    }

    /** Adds a finger's record. */
    public CbeffWriter finger(Finger finger, int quality, byte[] fingerRecord) {
        return record("7", "Finger", finger.subtype(), quality, fingerRecord);
    }

    /** Says that a finger is not there to be taken. */
    public CbeffWriter missing(Finger finger) {
        records.add(new Record("7", "Finger", finger.subtype(), 0, new byte[0], true));
        return this;
    }

    /** Adds a face's record, ISO/IEC 19794-5. */
    public CbeffWriter face(int quality, byte[] faceRecord) {
        return record("8", "Face", "", quality, faceRecord);
    }

    /**
     * Adds an iris's record, ISO/IEC 19794-6.
     *
     * @param eye {@code Left} or {@code Right}
     */
    public CbeffWriter iris(String eye, int quality, byte[] irisRecord) {
        return record("9", "Iris", eye, quality, irisRecord);
    }

    /** Adds any record. */
    public CbeffWriter record(String format, String type, String subtype, int quality, byte[] data) {
        records.add(new Record(format, type, subtype, quality, data, false));
        return this;
    }

    /** The whole as UTF-8. */
    public byte[] xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("BIR");
            out.writeDefaultNamespace(NAMESPACE);
            integrity(out);
            for (Record each : records) {
                write(out, each);
            }
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XMLStreamWriter out, Record each) throws XMLStreamException {
        out.writeStartElement("BIR");
        version(out, "Version");
        version(out, "CBEFFVersion");
        integrity(out);
        out.writeStartElement("BDBInfo");
        registered(out, "Format", "Mosip", each.format);
        element(out, "CreationDate", MosipTime.text(created));
        element(out, "Type", each.type);
        if (!each.subtype.isEmpty()) {
            element(out, "Subtype", each.subtype);
        }
        element(out, "Level", "Raw");
        element(out, "Purpose", "Enroll");
        out.writeStartElement("Quality");
        registered(out, "Algorithm", "HMAC", "SHA-256");
        element(out, "Score", Integer.toString(each.quality));
        out.writeEndElement();
        out.writeEndElement();
        element(out, "BDB", Base64.getEncoder().encodeToString(each.data));
        Optional<SampleSigner.Signed> signed = signer.filter(device -> !each.exception)
                .map(device -> device.sign(each.type, each.subtype, each.quality, each.data, created));
        if (signed.isPresent()) {
            byte[] signature = signed.get().signature().getBytes(StandardCharsets.UTF_8);
            element(out, "SB", Base64.getEncoder().encodeToString(signature));
        }
        out.writeStartElement("others");
        entry(out, "EXCEPTION", Boolean.toString(each.exception));
        entry(out, "RETRIES", "1");
        entry(out, "FORCE_CAPTURED", "false");
        if (signed.isPresent()) {
            entry(out, "PAYLOAD", signed.get().said());
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void integrity(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("BIRInfo");
        element(out, "Integrity", "false");
        out.writeEndElement();
    }

    private static void version(XMLStreamWriter out, String name) throws XMLStreamException {
        out.writeStartElement(name);
        element(out, "Major", "1");
        element(out, "Minor", "1");
        out.writeEndElement();
    }

    private static void registered(XMLStreamWriter out, String name, String organization, String type)
            throws XMLStreamException {
        out.writeStartElement(name);
        element(out, "Organization", organization);
        element(out, "Type", type);
        out.writeEndElement();
    }

    private static void entry(XMLStreamWriter out, String key, String value) throws XMLStreamException {
        out.writeStartElement("entry");
        out.writeAttribute("key", key);
        out.writeCharacters(value);
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }
}
