package org.regesta.engine.viewstore;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keys inside one column family, ordered by RocksDB as unsigned bytes. A document: {@code 'd', id}. An index entry:
 * {@code
 * 'i', number of the index, key, 0x00 0x01, id}, where a 0x00 inside the key is written 0x00 0xFF, so that entries
 * sort by (key, id).
 */
final class RocksKeys {

    private static final byte DOCUMENT = 'd';
    private static final byte INDEX = 'i';

    private RocksKeys() {}

    static byte[] documents() {
        return new byte[] {DOCUMENT};
    }

    static byte[] document(String id) {
        return join(documents(), id.getBytes(StandardCharsets.UTF_8));
    }

    static String idOfDocument(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    }

    static byte[] index(int number) {
        return new byte[] {INDEX, (byte) number};
    }

    /** The lowest place an entry with this or a higher key can have. */
    static byte[] bound(int number, String key) {
        return join(index(number), escaped(key));
    }

    static byte[] entry(int number, String key, String id) {
        return join(entries(number, key), id.getBytes(StandardCharsets.UTF_8));
    }

    /** How all entries with exactly this key begin, and no others. */
    static byte[] entries(int number, String key) {
        return join(bound(number, key), new byte[] {0, 1});
    }

    /** Key and id of an entry. */
    static String[] keyAndId(byte[] entry) {
        ByteArrayOutputStream key = new ByteArrayOutputStream(entry.length);
        int at = 2;
        while (entry[at] != 0 || entry[at + 1] != 1) {
            key.write(entry[at]);
            at += entry[at] == 0 ? 2 : 1;
        }
        String id = new String(entry, at + 2, entry.length - at - 2, StandardCharsets.UTF_8);
        return new String[] {key.toString(StandardCharsets.UTF_8), id};
    }

    /** The lowest byte string above everything that begins with the prefix. No prefix of ours ends in 0xFF. */
    static byte[] after(byte[] prefix) {
        byte[] next = prefix.clone();
        next[next.length - 1]++;
        return next;
    }

    /** The lowest byte string above this one. */
    static byte[] justAfter(byte[] key) {
        return join(key, new byte[] {0});
    }

    private static byte[] escaped(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length + 4);
        for (byte b : utf8) {
            out.write(b);
            if (b == 0) {
                out.write(0xFF);
            }
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
