package org.regesta.testkit.biometrics;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Faces for a {@link TinyModel}, which sees what is light and what is dark. */
public final class PatchFace {

    private PatchFace() {}

    /** A record of a picture of patches, whose light and dark are a person's own, with some noise of the moment. */
    public static byte[] of(int person, int noise) {
        Random own = new Random(person);
        Random moment = new Random(99L * person + noise);
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int patch = 0; patch < 64; patch++) {
            int shade = own.nextBoolean() ? 40 : 215;
            for (int at = 0; at < 64; at++) {
                int grey = Math.clamp(shade + (noise == 0 ? 0 : moment.nextInt(2 * noise) - noise), 0, 255);
                picture.setRGB(patch % 8 * 8 + at % 8, patch / 8 * 8 + at / 8, grey << 16 | grey << 8 | grey);
            }
        }
        return iso(picture);
    }

    /** ISO/IEC 19794-5:2011 with a PNG inside. */
    private static byte[] iso(BufferedImage picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        int representation = 4 + 9 + 5 + 1 + 2 + 15 + 1 + 1 + 2 + 2 + 5 + 4 + png.size();
        int total = 4 + 4 + 4 + 2 + 1 + 2 + representation;
        ByteBuffer bytes = ByteBuffer.allocate(total);
        bytes.put("FAC\0".getBytes(StandardCharsets.US_ASCII)).put("030\0".getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(total).putShort((short) 1).put((byte) 0).putShort((short) 0);
        bytes.putInt(representation).put(new byte[9 + 5 + 1]);
        bytes.putShort((short) 0).put(new byte[15]).put((byte) 1).put((byte) 3);
        bytes.putShort((short) picture.getWidth()).putShort((short) picture.getHeight());
        bytes.put(new byte[5]).putInt(png.size()).put(png.toByteArray());
        return bytes.array();
    }
}
