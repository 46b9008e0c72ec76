package org.regesta.command.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Puts two files of biometric records together, as MOSIP's update does. Both were read as CBEFF before. */
final class Cbeff {

    private Cbeff() {}

    /** All records of the second, and those of the first that are of another type or subtype. */
    static byte[] merged(byte[] before, byte[] came) {
        try {
            Document into = parse(came);
            Set<String> kinds = new HashSet<>();
            records(into).forEach(element -> kinds.add(kind(element)));
            for (Element old : records(parse(before))) {
                if (!kinds.contains(kind(old))) {
                    into.getDocumentElement().appendChild(into.importNode(old, true));
                }
            }
            return written(into);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException unreadable) {
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

    private static Document parse(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static byte[] written(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
