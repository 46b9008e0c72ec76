package org.regesta.command.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.AuthTypes;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.uin.api.Uins;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a request about factors, all of it before anything is changed. */
@Component
class LockDesk {

    /** The field of a refusal that MOSIP answers without naming one. */
    static final String UNNAMED = "?";

    private static final String INDIVIDUAL = "individualId";
    private static final long LONGEST = 100L * 365 * 24 * 3600;

    private final Registrations registrations;
    private final Individuals individuals;

    LockDesk(Registrations registrations, Individuals individuals) {
        this.registrations = registrations;
        this.individuals = individuals;
    }

    private record Change(Factor factor, boolean locked, long seconds) {}

    void change(AuthTypeEndpoint.Body body, Instant now, Attribution by) {
        if (isBlank(body.id()) || isBlank(body.version()) || isBlank(body.requestTime())) {
            throw new MosipRefusal(BadRequest.MALFORMED);
        }
        List<Change> changes = changes(body.request());
        String subject = individuals.find(body.individualId(), body.individualIdType(), now);
        Steps steps = registrations.steps(by).about(subject);
        changes.forEach(change -> steps.send(change.factor().name(), command(subject, change, now)));
    }

    private static IdentityCommand command(String subject, Change change, Instant now) {
        if (change.locked()) {
            return new IdentityCommand.LockFactor(subject, change.factor());
        }
        Optional<Instant> until =
                change.seconds() > 0 ? Optional.of(now.plusSeconds(change.seconds())) : Optional.empty();
        return new IdentityCommand.UnlockFactor(subject, change.factor(), until);
    }

    private static List<Change> changes(@Nullable List<JsonNode> request) {
        if (request == null || request.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "request");
        }
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : request) {
            String locked = each.path("locked").asString("");
            if (!locked.equals("true") && !locked.equals("false")) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, UNNAMED);
            }
            JsonNode seconds = each.path("unlockForSeconds");
            long time = seconds.isMissingNode() || seconds.isNull() ? 0 : seconds.asLong(-1);
            if (time < 0 || time > LONGEST) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "unlockForSeconds");
            }
            Factor factor = AuthTypes.factor(
                            each.path("authType").asString(""),
                            each.path("authSubType").asString(""))
                    .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "authType"));
            changes.add(new Change(factor, locked.equals("true"), time));
        }
        return changes;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Whose factors: by UIN or an active VID. */
    @Component
    static class Individuals {
        private final Identities identities;
        private final VirtualIds virtualIds;
        private final Uins uins;
        private final Vids vids;

        Individuals(Identities identities, VirtualIds virtualIds, Uins uins, Vids vids) {
            this.identities = identities;
            this.virtualIds = virtualIds;
            this.uins = uins;
            this.vids = vids;
        }

        String find(@Nullable String id, @Nullable String type, Instant now) {
            if (type != null && type.isBlank()) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, UNNAMED);
            }
            if (type != null && !type.equalsIgnoreCase("UIN") && !type.equalsIgnoreCase("VID")) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "individualIdType");
            }
            String number = id == null ? "" : id;
            if (uins.isValid(number) && !"VID".equalsIgnoreCase(type)) {
                return identities.byUin(number).orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
            }
            if (vids.isValid(number) && !"UIN".equalsIgnoreCase(type)) {
                return virtualIds
                        .find(number)
                        .filter(found -> found.usable(now))
                        .orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN))
                        .subject();
            }
            throw new MosipRefusal(BadRequest.INVALID_FIELD, INDIVIDUAL);
        }
    }
}
