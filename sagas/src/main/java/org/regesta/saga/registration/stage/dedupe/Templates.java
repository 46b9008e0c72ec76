package org.regesta.saga.registration.stage.dedupe;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.wire.Json;

/** A person's fingers as they lie in the evidence store: JSON, base64 by finger. */
public final class Templates {

    private Templates() {}

    public static byte[] write(Map<String, byte[]> byFinger) {
        Map<String, String> texts = new TreeMap<>();
        byFinger.forEach(
                (finger, template) -> texts.put(finger, Base64.getEncoder().encodeToString(template)));
        return Json.write(texts).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException or {@link Json.Malformed} when it is not what {@link #write} made */
    public static Map<String, byte[]> read(byte[] content) {
        Map<String, byte[]> byFinger = new TreeMap<>();
        Json.tree(content)
                .properties()
                .forEach(entry -> byFinger.put(
                        entry.getKey(),
                        Base64.getDecoder().decode(entry.getValue().asString(""))));
        return byFinger;
    }
}
