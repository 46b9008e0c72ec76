package org.regesta.command.registration;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.Process;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/**
 * Which registrations come without a packet of the field, and from whom: what the civil registry recorded, and what
 * residents ask of their own services. Whatever needs a person's fingers or two officers needs a packet.
 */
final class WithoutPacket {

    private static final Set<Process> CIVIL_REGISTRYS =
            Set.of(Process.CRVS_NEW, Process.CRVS_DEATH, Process.CRVS_DEATH_REVOKED);
    private static final Set<Process> RESIDENTS = Set.of(Process.RES_UPDATE, Process.RES_REPRINT);
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_]{1,40}");

    private WithoutPacket() {}

    /** @throws MosipRefusal naming {@code process} when it is none that this role brings so */
    static Process process(@Nullable String named, String role) {
        Set<Process> allowed = role.equals(Role.RESIDENT.name()) ? RESIDENTS : CIVIL_REGISTRYS;
        Optional<Process> process = Stream.of(Process.values())
                .filter(p -> p.name().equals(named(named, "process")))
                .filter(allowed::contains)
                .findFirst();
        return process.orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "process"));
    }

    /** @throws MosipRefusal naming {@code field} when it is missing or no registration id */
    static String rid(@Nullable String given, String field) {
        String rid = named(given, field);
        if (!Rid.isValid(rid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return rid;
    }

    /** @throws MosipRefusal naming {@code source} when it is missing or no plain word */
    static String source(@Nullable String given) {
        String source = named(given, "source");
        if (!SOURCE.matcher(source).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "source");
        }
        return source;
    }

    private static String named(@Nullable String given, String field) {
        if (given == null || given.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        return given;
    }
}
