package org.regesta.testkit.packet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A document that goes with an application.
 *
 * @param type the document type's code, such as {@code DOC001}
 * @param format the file's extension, such as {@code pdf}
 */
public record Document(String type, String format, byte[] content) {

    /** A PDF of one page with one line of Latin text: every byte of it by us, the cross-reference table right. */
    public static Document pdf(String type, String line) {
        String safe = line.replaceAll("[^A-Za-z0-9 .,:-]", "?");
        String text = "BT /F1 18 Tf 72 720 Td (" + safe + ") Tj ET";
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int number = 1; number <= objects.length; number++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
            pdf.append(number).append(" 0 obj\n").append(objects[number - 1]).append("\nendobj\n");
        }
        int at = pdf.length();
        pdf.append(table).append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n");
        pdf.append(at).append("\n%%EOF\n");
        return new Document(type, "pdf", pdf.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
