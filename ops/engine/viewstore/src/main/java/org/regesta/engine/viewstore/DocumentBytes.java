package org.regesta.engine.viewstore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.ports.ViewStore.Document;

/** A document's value in RocksDB: version, body, keys; texts as length and UTF-8. */
final class DocumentBytes {

    private DocumentBytes() {}

    static byte[] write(Document document) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(128 + document.body().length());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(document.version());
            text(out, document.body());
            out.writeInt(document.keys().size());
            for (Map.Entry<String, List<String>> index : document.keys().entrySet()) {
                text(out, index.getKey());
                out.writeInt(index.getValue().size());
                for (String key : index.getValue()) {
                    text(out, key);
                }
            }
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException when it is no document, or a length in it says more than there is */
    static Document read(String id, byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            long version = in.readLong();
            String body = text(in);
            Map<String, List<String>> keys = new TreeMap<>();
            int indexes = in.readInt();
            for (int i = 0; i < indexes; i++) {
                String index = text(in);
                keys.put(index, texts(in));
            }
            return new Document(id, version, body, keys);
        } catch (IOException notADocument) {
            throw new UncheckedIOException(notADocument);
        } catch (IllegalArgumentException notADocument) { // what no document may be: a negative version
            throw new UncheckedIOException(new IOException("not a document", notADocument));
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = length(in, Integer.BYTES);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(length(in, 1)), StandardCharsets.UTF_8);
    }

    /** How many follow, of so many bytes each at least: nobody is made to hold room for what is not there. */
    private static int length(DataInputStream in, int bytesEach) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / bytesEach) {
            throw new EOFException("a length of " + length + " before the end");
        }
        return length;
    }
}
