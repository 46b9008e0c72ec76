package org.regesta.testkit.fingers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** SourceAFIS's own template format, release 3.18.1: one CBOR map (RFC 8949). */
final class TemplateWriter {

    private static final String VERSION = "3.18.1-java";
    private static final int MAP = 5 << 5;
    private static final int ARRAY = 4 << 5;
    private static final int TEXT = 3 << 5;
    private static final int NUMBER = 0;
    private static final int FLOAT = 0xFA;

    private final int width;
    private final int height;
    private final List<Integer> xs = new ArrayList<>();
    private final List<Integer> ys = new ArrayList<>();
    private final List<Float> directions = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    TemplateWriter(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** @param direction radians, brought into one turn */
    void add(double x, double y, double direction, boolean ending) {
        xs.add((int) Math.round(x));
        ys.add((int) Math.round(y));
        double turn = 2 * Math.PI;
        float within = (float) (direction - turn * Math.floor(direction / turn));
        directions.add(within < (float) turn ? within : 0f);
        types.add(ending ? "E" : "B");
    }

    byte[] toByteArray() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(800);
        head(out, MAP, 7);
        text(out, "version");
        text(out, VERSION);
        text(out, "width");
        head(out, NUMBER, width);
        text(out, "height");
        head(out, NUMBER, height);
        text(out, "positionsX");
        numbers(out, xs);
        text(out, "positionsY");
        numbers(out, ys);
        text(out, "directions");
        head(out, ARRAY, directions.size());
        directions.forEach(each -> out.writeBytes(
                ByteBuffer.allocate(5).put((byte) FLOAT).putFloat(each).array()));
        text(out, "types");
        text(out, types.stream().collect(Collectors.joining()));
        return out.toByteArray();
    }

    private static void numbers(ByteArrayOutputStream out, List<Integer> numbers) {
        head(out, ARRAY, numbers.size());
        numbers.forEach(each -> head(out, NUMBER, Math.max(0, each)));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(out, TEXT, bytes.length);
        out.writeBytes(bytes);
    }

    private static void head(ByteArrayOutputStream out, int type, int count) {
        if (count < 24) {
            out.write(type | count);
        } else if (count < 256) {
            out.write(type | 24);
            out.write(count);
        } else {
            out.write(type | 25);
            out.write(count >> 8);
            out.write(count);
        }
    }
}
