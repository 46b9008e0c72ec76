package org.regesta.command.registration;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.SupervisorStatus;

/** One line of the field's list of packets to come, by MOSIP's names. Checked in MOSIP's order. */
record SyncEntry(
        @Nullable String registrationId,
        @Nullable String packetId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String registrationType,
        @Nullable String packetHashValue,
        @Nullable Long packetSize,
        @Nullable String supervisorStatus,
        @Nullable String supervisorComment,
        @Nullable String langCode,
        @Nullable String additionalInfoReqId) {

    /** What can be wrong with an entry. */
    enum Flaw {
        LANGUAGE,
        PROCESS,
        HASH_MISSING,
        HASH,
        SUPERVISOR,
        RID_MISSING,
        RID_LENGTH,
        RID_DIGITS,
        RID_TIME,
        SIZE_MISSING,
        SIZE,
        PACKET_ID,
        REQUEST_ID,
        CONTACT
    }

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");
    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern REQUEST = Pattern.compile("[0-9]{29}-[A-Z_]{1,40}-[0-9]{1,3}");
    private static final int MAX_CONTACT = 500;

    @Override
    public String toString() {
        return "SyncEntry"; // name, e-mail and phone stay out of logs
    }

    /** The first flaw, if any. */
    Optional<Flaw> flaw() {
        return Stream.of(announcementFlaw(), ridFlaw(), packetFlaw())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Flaw> announcementFlaw() {
        if (langCode == null || !LANGUAGE.matcher(langCode).matches()) {
            return Optional.of(Flaw.LANGUAGE);
        }
        if (process().isEmpty()) {
            return Optional.of(Flaw.PROCESS);
        }
        if (packetHashValue == null) {
            return Optional.of(Flaw.HASH_MISSING);
        }
        if (!SHA256.matcher(packetHashValue).matches()) {
            return Optional.of(Flaw.HASH);
        }
        boolean word = Stream.of(SupervisorStatus.values()).map(Enum::name).anyMatch(s -> s.equals(supervisorStatus));
        return word ? Optional.empty() : Optional.of(Flaw.SUPERVISOR);
    }

    private Optional<Flaw> ridFlaw() {
        if (registrationId == null || registrationId.isEmpty()) {
            return Optional.of(Flaw.RID_MISSING);
        }
        if (registrationId.length() != Rid.LENGTH) {
            return Optional.of(Flaw.RID_LENGTH);
        }
        if (!Rid.isDigits(registrationId)) {
            return Optional.of(Flaw.RID_DIGITS);
        }
        return Rid.hasTime(registrationId) ? Optional.empty() : Optional.of(Flaw.RID_TIME);
    }

    private Optional<Flaw> packetFlaw() {
        if (packetSize == null) {
            return Optional.of(Flaw.SIZE_MISSING);
        }
        if (packetSize <= 0) {
            return Optional.of(Flaw.SIZE);
        }
        boolean named = packetId == null
                || packetId.isEmpty()
                || packetId.equals(registrationId)
                || PacketName.parse(packetId + ".zip")
                        .filter(n -> n.rid().equals(registrationId))
                        .isPresent();
        if (!named || (isInformation() && rid().equals(packet()))) { // the bare RID is the first packet's name
            return Optional.of(Flaw.PACKET_ID);
        }
        if (!hasRequestAsItShould()) {
            return Optional.of(Flaw.REQUEST_ID);
        }
        boolean tooLong = contacts().values().stream().anyMatch(c -> c.length > MAX_CONTACT);
        return tooLong ? Optional.of(Flaw.CONTACT) : Optional.empty();
    }

    /** MOSIP's default is NEW; none when there is no such process here. */
    Optional<Process> process() {
        String type = registrationType == null ? Process.NEW.name() : registrationType;
        return Stream.of(Process.values()).filter(p -> p.name().equals(type)).findFirst();
    }

    /** Of an entry without flaw: what the resident's services announce, and nobody else. */
    boolean isTheResidentsOwn() {
        return process()
                .filter(p -> p == Process.RES_UPDATE || p == Process.RES_REPRINT)
                .isPresent();
    }

    /** Whether its packet brings what a paused registration was asked for. */
    boolean isInformation() {
        return process().filter(p -> p == Process.BIOMETRIC_CORRECTION).isPresent();
    }

    private boolean hasRequestAsItShould() {
        String request = requestId();
        return isInformation() ? REQUEST.matcher(request).matches() : request.isEmpty();
    }

    /** By which the registration asked for it; empty when it was asked for nothing. */
    String requestId() {
        return additionalInfoReqId == null ? "" : additionalInfoReqId;
    }

    /** Of an entry without flaw: the packet it announces. */
    String packet() {
        return packetId == null || packetId.isEmpty() ? rid() : packetId;
    }

    /** Of an entry without flaw. */
    String rid() {
        return String.valueOf(registrationId);
    }

    /** Of an entry without flaw, in lower case. */
    String hash() {
        return String.valueOf(packetHashValue).toLowerCase(Locale.ROOT);
    }

    /** The personal data in it, by attribute, still to be sealed. */
    Map<String, byte[]> contacts() {
        Map<String, byte[]> contacts = new TreeMap<>();
        put(contacts, "name", name);
        put(contacts, "email", email);
        put(contacts, "phone", phone);
        put(contacts, "supervisorComment", supervisorComment);
        return contacts;
    }

    private static void put(Map<String, byte[]> contacts, String attribute, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            contacts.put(attribute, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
