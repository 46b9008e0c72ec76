package org.regesta.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML that is changed as a tree: files of biometric records. Nothing is fetched for it, and no DOCTYPE is taken. */
public final class Xml {

    private Xml() {}

    /**
     * Reads with name spaces.
     *
     * @throws IOException when it is not XML or has a DOCTYPE
     */
    public static Document tree(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // it throws; the JDK's own prints what others sent, too
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException | ParserConfigurationException notRead) {
            throw new IOException("not XML as it is taken", notRead);
        }
    }

    public static byte[] write(Document document) throws IOException {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException notWritten) {
            throw new IOException("a tree that cannot be written as XML", notWritten);
        }
    }
}
