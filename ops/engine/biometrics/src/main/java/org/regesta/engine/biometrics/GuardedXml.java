package org.regesta.engine.biometrics;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.regesta.ports.Biometrics.Unreadable;

/**
 * XML as nobody can do harm with: a document type or an entity of one's own is refused where it stands, nothing
 * outside is ever fetched, and depth and number of elements are bounded.
 */
final class GuardedXml extends StreamReaderDelegate {

    private static final int DEPTH_MAX = 16;
    private static final int ELEMENTS_MAX = 10_000;

    private int depth;
    private int elements;

    private GuardedXml(XMLStreamReader reader) {
        super(reader);
    }

    static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is fetched");
        });
        return new GuardedXml(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case DTD -> throw new Unreadable("CBEFF: a document type declaration");
            case ENTITY_REFERENCE -> throw new Unreadable("CBEFF: an entity reference");
            case START_ELEMENT -> enter();
            case END_ELEMENT -> depth--;
            default -> {
                // text, comments and instructions are as long as the whole may be
            }
        }
        return event;
    }

    /** Through {@link #next}, which a delegate's own would pass by. */
    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while ((event == CHARACTERS && isWhiteSpace())
                || event == SPACE
                || event == COMMENT
                || event == PROCESSING_INSTRUCTION) {
            event = next();
        }
        if (event != START_ELEMENT && event != END_ELEMENT) {
            throw new Unreadable("CBEFF: text where an element belongs");
        }
        return event;
    }

    /** Through {@link #next}, which a delegate's own would pass by. */
    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != END_ELEMENT; event = next()) {
            if (event == CHARACTERS || event == CDATA || event == SPACE) {
                text.append(getText());
            } else if (event == START_ELEMENT) {
                throw new Unreadable("CBEFF: an element where text belongs");
            }
        }
        return text.toString();
    }

    private void enter() {
        depth++;
        elements++;
        if (depth > DEPTH_MAX || elements > ELEMENTS_MAX) {
            throw new Unreadable("CBEFF: more elements than any has");
        }
    }
}
