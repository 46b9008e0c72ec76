package org.regesta.query.idrepository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Refusal;
import org.regesta.wire.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A file of biometric records with templates in place of images. It was read as CBEFF when it came. */
final class CbeffTemplates {

    private CbeffTemplates() {}

    /** @throws Refusal NOTHING_EXTRACTED where there are fingers and none has a template */
    static byte[] of(byte[] cbeff, Function<BiometricRecord, Optional<byte[]>> extract) {
        try {
            Document document = Xml.tree(cbeff);
            List<Element> fingers = fingers(document);
            long extracted =
                    fingers.stream().filter(finger -> became(finger, extract)).count();
            if (extracted == 0 && !fingers.isEmpty()) {
                throw new Refusal(ExtractionRefusal.NOTHING_EXTRACTED);
            }
            return Xml.write(document);
        } catch (IOException unreadable) {
            throw new IllegalStateException("a file of biometric records that was read is unreadable", unreadable);
        }
    }

    /** Fingers that are there: a record of one that is missing has no data, and stays as it is. */
    private static List<Element> fingers(Document document) {
        List<Element> fingers = new ArrayList<>();
        Node child = document.getDocumentElement().getFirstChild();
        for (; child != null; child = child.getNextSibling()) {
            if (child instanceof Element record
                    && "BIR".equals(record.getLocalName())
                    && text(record, "Type", "BDBInfo").equalsIgnoreCase("Finger")
                    && !text(record, "BDB", "BIR").isEmpty()) {
                fingers.add(record);
            }
        }
        return fingers;
    }

    private static boolean became(Element finger, Function<BiometricRecord, Optional<byte[]>> extract) {
        byte[] image = Base64.getMimeDecoder().decode(text(finger, "BDB", "BIR"));
        String subtype = text(finger, "Subtype", "BDBInfo");
        Optional<byte[]> template = extract.apply(new BiometricRecord("Finger", subtype, false, 0, image));
        if (template.isEmpty()) {
            finger.getParentNode().removeChild(finger);
            return false;
        }
        put(finger, "BDB", "BIR", Base64.getEncoder().encodeToString(template.get()));
        put(finger, "Organization", "Format", "SourceAFIS");
        put(finger, "Type", "Format", "Template");
        put(finger, "Level", "BDBInfo", "Processed");
        return true;
    }

    private static void put(Element record, String name, String parent, String text) {
        find(record, name, parent).ifPresent(found -> found.setTextContent(text));
    }

    private static String text(Element record, String name, String parent) {
        return find(record, name, parent)
                .map(found -> found.getTextContent().strip())
                .orElse("");
    }

    /** The first of that name that lies directly in one of the other: several things in a record have a type. */
    private static Optional<Node> find(Element record, String name, String parent) {
        var all = record.getElementsByTagNameNS("*", name);
        for (int i = 0; i < all.getLength(); i++) {
            if (parent.equals(all.item(i).getParentNode().getLocalName())) {
                return Optional.of(all.item(i));
            }
        }
        return Optional.empty();
    }
}
