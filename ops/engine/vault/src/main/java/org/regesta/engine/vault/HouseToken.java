package org.regesta.engine.vault;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the house key is when it is in a PKCS#11 token: as RFC 7512 writes it, {@code pkcs11:slot-id=7?module-path=
 * /usr/lib/….so&pin-source=file:/…}. The PIN comes from that file or from the environment, never from the address
 * itself, and stands in no message.
 */
public final class HouseToken {

    /** The variable with the address. */
    public static final String VARIABLE = "REGESTA_HOUSE_KEY";

    /** The variable with the PIN, when no file is named. */
    public static final String PIN_VARIABLE = "REGESTA_HOUSE_PIN";

    private static final Pattern SLOT = Pattern.compile("pkcs11:slot-id=(\\d{1,18})\\?(.+)");

    private final long slot;
    private final Path module;
    private final char[] pin;

    private HouseToken(long slot, Path module, char[] pin) {
        this.slot = slot;
        this.module = module;
        this.pin = pin;
    }

    /**
     * @param environment of the process
     * @return none when the house key is in a file
     * @throws VaultRefused when the address is none, or there is no PIN
     */
    public static Optional<HouseToken> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE)).map(address -> parse(address, environment));
    }

    private static HouseToken parse(String address, Map<String, String> environment) {
        var matcher = SLOT.matcher(address.strip());
        if (!matcher.matches()) {
            throw refused();
        }
        Map<String, String> query = new HashMap<>();
        for (String attribute : matcher.group(2).split("&", -1)) {
            int equals = attribute.indexOf('=');
            if (equals < 0) {
                throw refused();
            }
            query.put(attribute.substring(0, equals), attribute.substring(equals + 1));
        }
        String module = query.remove("module-path");
        String pinSource = query.remove("pin-source");
        if (module == null || !query.isEmpty()) {
            throw refused();
        }
        char[] pin = pin(Optional.ofNullable(pinSource), Optional.ofNullable(environment.get(PIN_VARIABLE)));
        return new HouseToken(Long.parseLong(matcher.group(1)), Path.of(module), pin);
    }

    private static char[] pin(Optional<String> source, Optional<String> given) {
        String pin;
        try {
            pin = source.isPresent()
                    ? Files.readString(Path.of(new URI(source.get())), StandardCharsets.UTF_8)
                            .strip()
                    : given.orElse("");
        } catch (IOException | java.net.URISyntaxException | IllegalArgumentException unreadable) {
            throw new VaultRefused("the file that " + VARIABLE + " names as pin-source cannot be read: write it as"
                    + " pin-source=file:/path and let the house's user read it");
        }
        if (pin.isEmpty()) {
            throw new VaultRefused("the token of the house key needs a PIN: name a file by pin-source=file:/path in "
                    + VARIABLE + ", or set " + PIN_VARIABLE);
        }
        return pin.toCharArray();
    }

    private static VaultRefused refused() {
        return new VaultRefused(VARIABLE + " is none of pkcs11:slot-id=<number>?module-path=<library>"
                + "[&pin-source=file:<path>]: write it so; a PIN has no place in it");
    }

    long slot() {
        return slot;
    }

    Path module() {
        return module;
    }

    char[] pin() {
        return pin.clone();
    }

    @Override
    public String toString() {
        return "HouseToken[slot " + slot + "]";
    }
}
