package org.regesta.testkit.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.regesta.events.registration.FaultCode;

/** What can be wrong with a packet's seals, and the fault it must at least be refused for. */
public enum SealDamage {
    NOT_ENCRYPTED(FaultCode.ENCRYPTION),
    ANOTHER_HOUSES_KEY(FaultCode.ENCRYPTION),
    ANOTHER_MACHINES_REFERENCE(FaultCode.ENCRYPTION),
    ONE_BIT_CHANGED(FaultCode.ENCRYPTION),
    CUT_SHORT(FaultCode.ENCRYPTION),
    SESSION_KEY_CHANGED(FaultCode.ENCRYPTION),
    PARTS_NOT_ENCRYPTED(FaultCode.ENCRYPTION),
    PART_OF_ANOTHER_KEY(FaultCode.ENCRYPTION, FaultCode.DATA_HASH),
    SIGNED_BY_ANOTHER_MACHINE(FaultCode.SIGNATURE),
    NOT_SIGNED(FaultCode.SIGNATURE),
    SIGNATURE_OF_ANOTHER_PART(FaultCode.SIGNATURE),
    INNER_ZIPS_SWAPPED(FaultCode.DATA_HASH, FaultCode.SIGNATURE);

    private static final int SESSION_KEY_AT = 12 + 32 + 6 + 32;

    private final Set<FaultCode> faults;

    SealDamage(FaultCode... faults) {
        this.faults = Set.of(faults);
    }

    /** At least one of these must be named. */
    public Set<FaultCode> faults() {
        return faults;
    }

    /**
     * A good packet, damaged so.
     *
     * @param own the machine's
     * @param other of another house and machine
     */
    public Packet of(Packet plain, MachineSeal own, MachineSeal other) {
        return switch (this) {
            case NOT_ENCRYPTED -> plain;
            case ANOTHER_HOUSES_KEY, ANOTHER_MACHINES_REFERENCE -> other.seal(plain);
            case ONE_BIT_CHANGED -> changed(own.seal(plain), plain.content().length / 2 + 400);
            case CUT_SHORT ->
                own.seal(plain).holding(Arrays.copyOf(own.seal(plain).content(), 400));
            case SESSION_KEY_CHANGED -> changed(own.seal(plain), SESSION_KEY_AT);
            case PARTS_NOT_ENCRYPTED -> own.wrap(plain);
            case PART_OF_ANOTHER_KEY -> mixed(plain, own, files -> files.putAll(part(other.parts(plain), "_id.zip")));
            case SIGNED_BY_ANOTHER_MACHINE -> own.signingAs(other).seal(plain);
            case NOT_SIGNED -> mixed(plain, own, files -> describe(files, "_id.json", unsigned(files, "_id.json")));
            case SIGNATURE_OF_ANOTHER_PART ->
                mixed(
                        plain,
                        own,
                        files -> describe(
                                files,
                                "_id.json",
                                unsigned(files, "_id.json")
                                        .replace("\"signature\":\"\"", signature(files, "_evidence.json"))));
            case INNER_ZIPS_SWAPPED ->
                mixed(plain, own, files -> {
                    byte[] id = content(files, "_id.zip");
                    files.put(name(files, "_id.zip"), content(files, "_evidence.zip"));
                    files.put(name(files, "_evidence.zip"), id);
                });
        };
    }

    private static Packet mixed(Packet plain, MachineSeal own, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> parts = own.parts(plain);
        change.accept(parts);
        return own.whole(plain, parts);
    }

    private static Packet changed(Packet sealed, int at) {
        byte[] content = sealed.content().clone();
        content[at] ^= 1;
        return sealed.holding(content);
    }

    private static Map<String, byte[]> part(Map<String, byte[]> files, String ending) {
        return Map.of(name(files, ending), content(files, ending));
    }

    private static String unsigned(Map<String, byte[]> files, String ending) {
        return text(files, ending).replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"\"");
    }

    private static String signature(Map<String, byte[]> files, String ending) {
        String text = text(files, ending);
        int at = text.indexOf("\"signature\":");
        return text.substring(at, text.indexOf('"', at + "\"signature\":\"".length()) + 1);
    }

    private static void describe(Map<String, byte[]> files, String ending, String text) {
        files.put(name(files, ending), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Map<String, byte[]> files, String ending) {
        return new String(content(files, ending), StandardCharsets.UTF_8);
    }

    private static byte[] content(Map<String, byte[]> files, String ending) {
        return Objects.requireNonNull(files.get(name(files, ending)));
    }

    private static String name(Map<String, byte[]> files, String ending) {
        return files.keySet().stream()
                .filter(name -> name.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }
}
