package org.regesta.command.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a packet's file name says: {@code {rid}-{centre_machine}-{yyyyMMddHHmmss}.zip}.
 *
 * @param packetId the name without {@code .zip}
 */
record PacketName(String rid, String centreId, String machineId, Instant created, String packetId) {

    private static final Pattern FORM = Pattern.compile("(([0-9]{29})-([0-9]{5})_([0-9]{5})-([0-9]{14}))\\.zip");

    /** None when it is not exactly of that form, or names no real time. */
    static Optional<PacketName> parse(String fileName) {
        Matcher form = FORM.matcher(fileName);
        if (!form.matches() || !Rid.isValid(form.group(2))) {
            return Optional.empty();
        }
        return Rid.time(form.group(5))
                .map(created -> new PacketName(form.group(2), form.group(3), form.group(4), created, form.group(1)));
    }

    /** Whether an announcement's packet id, which may be the bare RID, means this file. */
    boolean isMeantBy(String announced) {
        return announced.equals(packetId) || announced.equals(rid);
    }
}
