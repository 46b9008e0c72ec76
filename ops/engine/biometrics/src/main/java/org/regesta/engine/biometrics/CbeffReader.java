package org.regesta.engine.biometrics;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.Unreadable;

/**
 * CBEFF XML (ISO/IEC 19785-3 as MOSIP profiles it): validated against our schema, then every BIR that carries a type
 * read
 * as a record. What MOSIP's older clients write ({@code Others} with {@code Key} and {@code Value}) is read as what its
 * newer ones do ({@code others} with {@code entry key}).
 */
final class CbeffReader {

    private static final int BYTES_MAX = 32 << 20;

    private final XMLStreamReader xml;
    private final List<BiometricRecord> records = new ArrayList<>();

    private CbeffReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<BiometricRecord> read(byte[] bytes) {
        requireSize(bytes);
        CbeffSchema.validate(bytes);
        return records(bytes);
    }

    /** Without the schema, which tools of other systems do not keep to; with all its bounds. */
    static List<BiometricRecord> readForeign(byte[] bytes) {
        requireSize(bytes);
        return records(bytes).stream().map(ForeignNames::ours).toList();
    }

    private static void requireSize(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new Unreadable("CBEFF: of " + bytes.length + " bytes, up to " + BYTES_MAX + " are read");
        }
    }

    private static List<BiometricRecord> records(byte[] bytes) {
        try {
            CbeffReader reader = new CbeffReader(GuardedXml.open(bytes));
            reader.readAll();
            return List.copyOf(reader.records);
        } catch (XMLStreamException notXml) {
            throw CbeffSchema.notXml(notXml);
        }
    }

    private void readAll() throws XMLStreamException {
        xml.nextTag();
        if (!xml.getLocalName().equals("BIR")) {
            throw new Unreadable("CBEFF: not of the schema, its root is no BIR");
        }
        readBir();
    }

    /** At the start of a BIR; leaves at its end. */
    private void readBir() throws XMLStreamException {
        CbeffRecord found = new CbeffRecord();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "BIR" -> readBir();
                case "BDBInfo" -> readInfo(found);
                case "BDB" -> found.data(xml.getElementText(), records.size() + 1);
                case "SB" -> found.signature(xml.getElementText());
                case "others" -> readEntries(found);
                case "Others" -> readKeyAndValue(found);
                default -> skip();
            }
        }
        if (found.isOne()) {
            records.add(found.read());
        }
    }

    private void readInfo(CbeffRecord found) throws XMLStreamException {
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Type" -> found.type(xml.getElementText());
                case "Subtype" -> found.subtype(xml.getElementText());
                case "Quality" -> readQuality(found);
                default -> skip();
            }
        }
    }

    private void readQuality(CbeffRecord found) throws XMLStreamException {
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (xml.getLocalName().equals("Score")) {
                found.quality(xml.getElementText());
            } else {
                skip();
            }
        }
    }

    private void readEntries(CbeffRecord found) throws XMLStreamException {
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            String key = xml.getAttributeValue(null, "key");
            found.other(key == null ? "" : key, xml.getElementText());
        }
    }

    private void readKeyAndValue(CbeffRecord found) throws XMLStreamException {
        String key = "";
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (xml.getLocalName().equals("Key")) {
                key = xml.getElementText();
            } else {
                found.other(key, xml.getElementText());
            }
        }
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            open += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
    }
}
