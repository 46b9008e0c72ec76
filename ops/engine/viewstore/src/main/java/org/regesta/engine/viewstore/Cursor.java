package org.regesta.engine.viewstore;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.regesta.ports.ViewStore;

/** The last entry of a page: where the next one goes on. The same text on every store. */
record Cursor(String index, String key, String id) {

    String text() {
        String plain = index.length() + "." + key.length() + "." + index + key + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ViewStore.BadCursor when it is not one of that index */
    static Cursor of(String text, String index) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int first = plain.indexOf('.');
            int second = plain.indexOf('.', first + 1);
            int keyStart = second + 1 + Integer.parseInt(plain.substring(0, first));
            int idStart = keyStart + Integer.parseInt(plain.substring(first + 1, second));
            Cursor cursor = new Cursor(
                    plain.substring(second + 1, keyStart),
                    plain.substring(keyStart, idStart),
                    plain.substring(idStart));
            if (cursor.index.equals(index) && cursor.text().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw new ViewStore.BadCursor();
        }
        throw new ViewStore.BadCursor();
    }
}
