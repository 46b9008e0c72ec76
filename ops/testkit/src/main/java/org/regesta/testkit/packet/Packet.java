package org.regesta.testkit.packet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A packet as it is uploaded.
 *
 * @param rid the registration it is for
 * @param fileName {@code {rid}-{centre_machine}-{yyyyMMddHHmmss}.zip}
 */
public record Packet(String rid, String fileName, byte[] content) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@code packetHashValue} of the sync list: upper-case hex SHA-256 of the file. */
    public String hash() {
        return PacketHashes.hex(content);
    }

    /** {@code packetSize} of the sync list. */
    public long size() {
        return content.length;
    }

    /** {@code packetId} of the sync list: the file name without extension. */
    public String packetId() {
        return fileName.substring(0, fileName.length() - ".zip".length());
    }

    /** The same file with other bytes. */
    Packet holding(byte[] other) {
        return new Packet(rid, fileName, other);
    }

    /**
     * A registration id: centre (5) + machine (5) + sequence (5) + UTC yyyyMMddHHmmss (14), 29 digits.
     *
     * @param sequence 0 to 99999
     */
    public static String rid(String centre, String machine, int sequence, Instant at) {
        return centre + machine + String.format(Locale.ROOT, "%05d", sequence) + stamp(at);
    }

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    @Override
    public String toString() {
        return "Packet[" + fileName + "]";
    }
}
