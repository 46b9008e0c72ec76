package org.regesta.query.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a QR code of a receipt holds, up to the largest there can be. */
class CompactTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    /** A receipt of a tree of so many leaves, signed by the log and by witnesses. */
    private static Receipt receipt(long size, int hashes, int witnesses) {
        String origin = "regesta/0f8fad5bd9cb469fa165708ad3c0d9a8/registry";
        StringBuilder note = new StringBuilder(origin + "\n" + size + "\n" + base64(32) + "\n\n");
        note.append("\u2014 ").append(origin).append(' ').append(base64(68)).append('\n');
        note.append("\u2014 ").append(origin).append(' ').append(base64(76)).append('\n');
        for (int i = 0; i < witnesses; i++) {
            note.append("\u2014 witness-")
                    .append(i)
                    .append(' ')
                    .append(base64(76))
                    .append('\n');
        }
        return new Receipt(
                "regesta-receipt/1",
                "e",
                Instant.EPOCH,
                "",
                "registry",
                size - 1,
                HASH,
                Collections.nCopies(hashes, HASH),
                note.toString(),
                origin + "+00000000+" + base64(33));
    }

    @Test
    void base45_is_that_of_rfc_9285() {
        for (Map.Entry<String, String> example : Map.of(
                        "AB", "BB8", "Hello!!", "%69 VD92EX0", "base-45", "UJCLQE7W581", "ietf!", "QED8WEX0")
                .entrySet()) {
            assertThat(Compact.base45(example.getKey().getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(example.getValue());
        }
    }

    @Test
    void a_printed_code_holds_a_tree_of_a_billion_leaves_and_three_witnesses() throws Exception {
        for (Receipt receipt : new Receipt[] {receipt(1, 0, 0), receipt(300, 9, 1), receipt(1L << 30, 30, 3)}) {
            String text = Compact.of(receipt);
            assertThat(text).startsWith("RGR1:").matches("[0-9A-Z $%*+./:-]+");
            assertThat(decoded(QrPicture.of(text))).isEqualTo(text);
        }
    }

    private static String decoded(byte[] png) throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        RGBLuminanceSource seen = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE))
                .getText();
    }
}
