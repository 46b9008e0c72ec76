package org.regesta.engine.biometrics;

import java.io.IOException;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stax.StAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.regesta.ports.Biometrics.Unreadable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Our schema {@code cbeff.xsd}, beside this class: it accepts what MOSIP's accepts. */
final class CbeffSchema {

    private static final Schema SCHEMA = load();

    private CbeffSchema() {}

    static void validate(byte[] xml) {
        try {
            Validator validator = SCHEMA.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StAXSource(GuardedXml.open(xml)));
        } catch (SAXParseException invalid) {
            throw refusal(invalid);
        } catch (SAXException | XMLStreamException | IOException notXml) {
            throw notXml(notXml);
        }
    }

    /** Without the parser's words, which may repeat the content. */
    static Unreadable notXml(Exception why) {
        for (Throwable cause = why.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreadable refusal) {
                return refusal; // the validator wraps what the reader below it threw
            }
        }
        return new Unreadable("CBEFF: not well-formed XML (" + why.getClass().getSimpleName() + ")");
    }

    /** The rule's name ({@code cvc-complex-type.2.4.a}) and the line; never the words, which repeat values. */
    private static Unreadable refusal(SAXParseException invalid) {
        String message = Objects.requireNonNullElse(invalid.getMessage(), "");
        String rule = message.startsWith("cvc-") ? message.substring(0, message.indexOf(':')) : "not well-formed";
        return new Unreadable("CBEFF: not of the schema, " + rule);
    }

    private static Schema load() {
        URL xsd = Objects.requireNonNull(CbeffSchema.class.getResource("cbeff.xsd"));
        try {
            return SchemaFactory.newDefaultInstance().newSchema(xsd);
        } catch (SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
