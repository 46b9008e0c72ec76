package org.regesta.testkit.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a CBEFF, or the first record in it. */
final class DamagedCbeff {

    private static final Pattern BDB = Pattern.compile("<BDB>([^<]*)</BDB>");
    private static final int RECORD_LENGTH_AT = 8;
    private static final int REPRESENTATION_LENGTH_AT = 16;

    private DamagedCbeff() {}

    static byte[] of(Damage damage, byte[] cbeff) {
        return switch (damage) {
            case CBEFF_NOT_XML -> text("<BIR><BIRInfo>");
            case CBEFF_EXTERNAL_ENTITY ->
                declared(cbeff, "<!DOCTYPE BIR [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>", "&host;");
            case CBEFF_EXTERNAL_DTD -> declared(cbeff, "<!DOCTYPE BIR SYSTEM \"http://127.0.0.1:9/cbeff.dtd\">", "");
            case CBEFF_BILLION_LAUGHS -> declared(cbeff, laughs(), "&l9;");
            case CBEFF_OF_ANOTHER_SCHEMA -> text("<?xml version=\"1.0\"?><Person xmlns=\"urn:other\"/>");
            case CBEFF_NOT_BASE64 -> text(BDB.matcher(string(cbeff)).replaceFirst("<BDB>!not base64!</BDB>"));
            case RECORD_CUT -> record(cbeff, data -> Arrays.copyOf(data, data.length * 6 / 10));
            case IMAGE_CUT -> record(cbeff, DamagedCbeff::imageCut);
            case RECORD_OF_ANOTHER_KIND -> record(cbeff, data -> text("%PDF-1.4 this is no finger"));
            default -> throw new IllegalArgumentException(damage + " is nothing of a CBEFF's");
        };
    }

    private static byte[] record(byte[] cbeff, UnaryOperator<byte[]> change) {
        Matcher first = BDB.matcher(string(cbeff));
        if (!first.find()) {
            throw new IllegalArgumentException("a CBEFF without a record");
        }
        byte[] damaged = change.apply(Base64.getDecoder().decode(first.group(1)));
        return text(first.replaceFirst("<BDB>" + Base64.getEncoder().encodeToString(damaged) + "</BDB>"));
    }

    /** Cut at 60 %, and every length in the headers set right again. */
    private static byte[] imageCut(byte[] fingerRecord) {
        byte[] cut = Arrays.copyOf(fingerRecord, fingerRecord.length * 6 / 10);
        int lost = fingerRecord.length - cut.length;
        ByteBuffer header = ByteBuffer.wrap(cut);
        int imageLengthAt = imageLengthAt(fingerRecord);
        for (int at : new int[] {RECORD_LENGTH_AT, REPRESENTATION_LENGTH_AT, imageLengthAt}) {
            header.putInt(at, header.getInt(at) - lost);
        }
        return cut;
    }

    /** Where the header ends in the length of what remains. */
    private static int imageLengthAt(byte[] fingerRecord) {
        ByteBuffer header = ByteBuffer.wrap(fingerRecord);
        for (int at = REPRESENTATION_LENGTH_AT; at < 200; at++) {
            if (header.getInt(at) == fingerRecord.length - at - Integer.BYTES) {
                return at;
            }
        }
        throw new IllegalArgumentException("not a finger image record of one representation");
    }

    private static byte[] declared(byte[] cbeff, String doctype, String reference) {
        String xml = string(cbeff).replaceFirst("\\?>", "?>" + Matcher.quoteReplacement(doctype));
        return text(xml.replaceFirst("<BIRInfo>", "<BIRInfo><Creator>" + reference + "</Creator>"));
    }

    private static String laughs() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE BIR [<!ENTITY l0 \"ha\">");
        for (int level = 1; level <= 9; level++) {
            doctype.append("<!ENTITY l").append(level).append(" \"");
            doctype.append(("&l" + (level - 1) + ";").repeat(10)).append("\">");
        }
        return doctype.append("]>").toString();
    }

    private static String string(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
