package org.regesta.command.identity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.regesta.wire.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts two files of biometric records together, as MOSIP's update does. Both were read as CBEFF before. */
final class Cbeff {

    private Cbeff() {}

    /** All records of the second, and those of the first that are of another type or subtype. */
    static byte[] merged(byte[] before, byte[] came) {
        try {
            Document into = Xml.tree(came);
            Set<String> kinds = new HashSet<>();
            records(into).forEach(element -> kinds.add(kind(element)));
            for (Element old : records(Xml.tree(before))) {
                if (!kinds.contains(kind(old))) {
                    into.getDocumentElement().appendChild(into.importNode(old, true));
                }
            }
            return Xml.write(into);
        } catch (IOException unreadable) {
            throw new IllegalStateException("two files of biometric records cannot be put together", unreadable);
        }
    }

    private static List<Element> records(Document document) {
        List<Element> records = new ArrayList<>();
        for (Node child = document.getDocumentElement().getFirstChild();
                child != null;
                child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals("BIR")) {
                records.add(element);
            }
        }
        return records;
    }

    private static String kind(Element bir) {
        return text(bir, "Type") + "/" + text(bir, "Subtype");
    }

    private static String text(Element bir, String name) {
        Node found = bir.getElementsByTagNameNS("*", name).item(0);
        return found == null ? "" : found.getTextContent().strip();
    }
}
