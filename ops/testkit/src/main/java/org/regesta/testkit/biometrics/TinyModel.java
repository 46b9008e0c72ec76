package org.regesta.testkit.biometrics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Small ONNX models, written byte by byte: a picture is averaged in squares of four, and flattened. */
public final class TinyModel {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private TinyModel() {}

    /** A good one for pictures of these dimensions. */
    public static byte[] of(long... picture) {
        return of("AveragePool", FLOAT, picture);
    }

    /** One of another operator or another kind of numbers, good or not. */
    public static byte[] of(String operator, int element, long... picture) {
        byte[] pool = operator.equals("AveragePool")
                ? node("picture", "small", operator, ints("kernel_shape"), ints("strides"))
                : node("picture", "small", operator);
        byte[] flat = node("small", "vector", "Flatten");
        byte[] graph = all(
                field(1, pool),
                field(1, flat),
                field(2, text("faces")),
                field(11, value("picture", element, picture)),
                field(12, value("vector", element)));
        byte[] operators = all(field(1, text("")), number(2, 13));
        return all(number(1, 7), field(7, graph), field(8, operators));
    }

    /** One that no face fits. */
    public static byte[] ofWholeNumbers(long... picture) {
        byte[] flat = node("picture", "vector", "Flatten");
        byte[] graph = all(
                field(1, flat),
                field(2, text("faces")),
                field(11, value("picture", INT64, picture)),
                field(12, value("vector", INT64)));
        return all(number(1, 7), field(7, graph), field(8, all(field(1, text("")), number(2, 13))));
    }

    private static byte[] node(String in, String out, String operator, byte[]... attributes) {
        byte[] node = all(field(1, text(in)), field(2, text(out)), field(4, text(operator)));
        for (byte[] attribute : attributes) {
            node = all(node, field(5, attribute));
        }
        return node;
    }

    /** Four by four. */
    private static byte[] ints(String name) {
        return all(field(1, text(name)), number(8, 4), number(8, 4), number(20, 7));
    }

    private static byte[] value(String name, int element, long... dimensions) {
        byte[] shape = new byte[0];
        for (long dimension : dimensions) {
            shape = all(shape, field(1, dimension < 0 ? field(2, text("n")) : number(1, dimension)));
        }
        byte[] tensor = dimensions.length == 0 ? number(1, element) : all(number(1, element), field(2, shape));
        return all(field(1, text(name)), field(2, field(1, tensor)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] field(int number, byte[] content) {
        return all(varint(number << 3 | 2), varint(content.length), content);
    }

    private static byte[] number(int field, long value) {
        return all(varint((long) field << 3), varint(value));
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = value;
        while (left > 0x7F) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    private static byte[] all(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
