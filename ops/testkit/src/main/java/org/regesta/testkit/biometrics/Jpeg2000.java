package org.regesta.testkit.biometrics;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriter;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG 2000, without loss. */
final class Jpeg2000 {

    private Jpeg2000() {}

    static byte[] encode(GreyImage image) {
        ImageWriter writer = new J2KImageWriter(new J2KImageWriterSpi());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            J2KImageWriteParam how = (J2KImageWriteParam) writer.getDefaultWriteParam();
            how.setLossless(true);
            how.setFilter(J2KImageWriteParam.FILTER_53);
            writer.write(null, new IIOImage(image.buffered(), null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
