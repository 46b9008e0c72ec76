package org.regesta.query.idrepository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * @param types of which templates are asked for
     * @throws Refusal NOTHING_EXTRACTED where there are records of such a type and none has a template
     */
    static byte[] of(byte[] cbeff, Set<String> types, Function<BiometricRecord, Optional<byte[]>> extract) {
        try {
            Document document = Xml.tree(cbeff);
            for (String type : types) {
                List<Element> records = records(document, type);
                long extracted = records.stream()
                        .filter(one -> became(one, type, extract))
                        .count();
                if (extracted == 0 && !records.isEmpty()) {
                    throw new Refusal(ExtractionRefusal.NOTHING_EXTRACTED);
                }
            }
            return Xml.write(document);
        } catch (IOException unreadable) {
            throw new IllegalStateException("a file of biometric records that was read is unreadable", unreadable);
        }
    }

    /** Those that are there: a record of a finger that is missing has no data, and stays as it is. */
    private static List<Element> records(Document document, String type) {
        List<Element> records = new ArrayList<>();
        Node child = document.getDocumentElement().getFirstChild();
        for (; child != null; child = child.getNextSibling()) {
            if (child instanceof Element record
                    && "BIR".equals(record.getLocalName())
                    && text(record, "Type", "BDBInfo").equalsIgnoreCase(type)
                    && !text(record, "BDB", "BIR").isEmpty()) {
                records.add(record);
            }
        }
        return records;
    }

    private static boolean became(Element one, String type, Function<BiometricRecord, Optional<byte[]>> extract) {
        byte[] image = Base64.getMimeDecoder().decode(text(one, "BDB", "BIR"));
        String subtype = text(one, "Subtype", "BDBInfo");
        Optional<byte[]> template = extract.apply(new BiometricRecord(type, subtype, false, 0, image));
        if (template.isEmpty()) {
            one.getParentNode().removeChild(one);
            return false;
        }
        put(one, "BDB", "BIR", Base64.getEncoder().encodeToString(template.get()));
        put(one, "Organization", "Format", type.equals(Formats.FACE) ? "ONNX" : "SourceAFIS");
        put(one, "Type", "Format", "Template");
        put(one, "Level", "BDBInfo", "Processed");
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
