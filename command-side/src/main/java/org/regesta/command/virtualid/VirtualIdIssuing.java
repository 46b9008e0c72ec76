package org.regesta.command.virtualid;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.regesta.command.virtualid.api.VidClaimCommand;
import org.regesta.command.virtualid.api.VidPolicies.Policy;
import org.regesta.command.virtualid.api.VidPolicies.Restore;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.command.virtualid.api.VirtualIds.Place;
import org.regesta.command.virtualid.api.VirtualIds.VirtualId;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Issues virtual ids within their policy: finds a free place, or makes one where the policy restores by itself. */
@Component
class VirtualIdIssuing {

    private static final int DRAWS = 100;

    private final Commands commands;
    private final VirtualIds virtualIds;
    private final Vids vids;
    private final Vault vault;

    VirtualIdIssuing(Commands commands, VirtualIds virtualIds, Vids vids, Vault vault) {
        this.commands = commands;
        this.virtualIds = virtualIds;
        this.vids = vids;
        this.vault = vault;
    }

    /** @throws Refusal TOO_MANY when the person has as many as the policy allows */
    Sealed issue(String subject, Policy policy, Instant now, Attribution by) {
        Place place = free(subject, policy, now, by);
        String vidId = Vids.id(subject, policy, place.instance(), place.turn());
        Numbered number = number(vidId, subject, by);
        Object inEffect = send(
                "issue:" + vidId,
                new VirtualIdCommand.Issue(
                        vidId,
                        subject,
                        policy.name(),
                        number.vid(),
                        number.claimId(),
                        policy.validFor().map(now::plus)),
                subject,
                by);
        return ((VirtualIdCommand.Vid) inEffect).vid();
    }

    /** @return the VID of a draft, the same again when there is one */
    Sealed draft(String subject, Policy policy, Instant now, Attribution by) {
        Place place = free(subject, policy, now, by);
        if (place.last().filter(last -> !last.issued() && last.end().isEmpty()).isPresent()) {
            return place.last().get().vid();
        }
        String vidId = Vids.id(subject, policy, place.instance(), place.turn());
        Numbered number = number(vidId, subject, by);
        Object inEffect = send(
                "draft:" + vidId,
                new VirtualIdCommand.MakeDraft(vidId, subject, policy.name(), number.vid(), number.claimId()),
                subject,
                by);
        return ((VirtualIdCommand.Vid) inEffect).vid();
    }

    /** Issues what was made for a draft. */
    void publish(VirtualId draft, Instant now, Attribution by) {
        send(
                "issue:" + draft.vidId(),
                new VirtualIdCommand.Issue(
                        draft.vidId(),
                        draft.subject(),
                        draft.policy().name(),
                        draft.vid(),
                        draft.claimId(),
                        draft.policy().validFor().map(now::plus)),
                draft.subject(),
                by);
    }

    void end(VirtualId virtualId, VidEnd end, Attribution by) {
        send("end:" + virtualId.vidId(), new VirtualIdCommand.End(virtualId.vidId(), end), virtualId.subject(), by);
    }

    void deactivate(VirtualId virtualId, Attribution by) {
        send("off:" + virtualId.vidId(), new VirtualIdCommand.Deactivate(virtualId.vidId()), virtualId.subject(), by);
    }

    void reactivate(VirtualId virtualId, Attribution by) {
        send("on:" + virtualId.vidId(), new VirtualIdCommand.Reactivate(virtualId.vidId()), virtualId.subject(), by);
    }

    private Place free(String subject, Policy policy, Instant now, Attribution by) {
        List<Place> places = virtualIds.places(subject, policy);
        Optional<Place> open = places.stream()
                .filter(place -> place.last().map(last -> last.isOver(now)).orElse(true))
                .findFirst()
                .or(() -> places.stream() // one that is switched off counts for nothing, and gives way
                        .filter(place -> place.last()
                                .filter(last -> last.issued() && !last.active())
                                .isPresent())
                        .findFirst());
        Place chosen = open.or(() -> policy.autoRestore() ? oldest(places) : Optional.empty())
                .orElseThrow(() -> new Refusal(VirtualIdRefusal.TOO_MANY));
        chosen.last().filter(last -> last.end().isEmpty()).ifPresent(last -> end(last, why(last, policy, now), by));
        return chosen;
    }

    private static Optional<Place> oldest(List<Place> places) {
        return places.stream()
                .min(Comparator.comparing(place -> place.last().orElseThrow().since()));
    }

    private static VidEnd why(VirtualId last, Policy policy, Instant now) {
        if (last.hasRunOut(now)) {
            return VidEnd.EXPIRED;
        }
        return policy.restoreOn() == Restore.REVOKED ? VidEnd.REVOKED : VidEnd.INVALIDATED;
    }

    private record Numbered(Sealed vid, String claimId) {}

    private Numbered number(String vidId, String subject, Attribution by) {
        for (int draw = 0; draw < DRAWS; draw++) {
            String vid = vids.draw();
            String claim = virtualIds.claimId(vid);
            try {
                send("claim:" + claim, new VidClaimCommand.Bind(claim, vidId, subject), subject, by);
                byte[] digits = vid.getBytes(StandardCharsets.UTF_8);
                return new Numbered(vault.seal(KeyRefs.subject(subject), SealedAs.VID, digits), claim);
            } catch (Refusal no) {
                if (no.code() != VirtualIdRefusal.TAKEN) {
                    throw no;
                }
            }
        }
        throw new Refusal(VirtualIdRefusal.NONE_LEFT);
    }

    private Object send(String step, Object command, String subject, Attribution by) {
        Attribution about = by.with(Meta.SUBJECT, subject);
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commands.send(command, commandId == null ? about : about.with(Meta.COMMAND_ID, commandId + ":" + step))
                .result();
    }
}
