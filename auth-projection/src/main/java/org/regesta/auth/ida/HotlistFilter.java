package org.regesta.auth.ida;

import java.time.Instant;
import java.util.List;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.hotlist.Hotlisted;
import org.regesta.events.hotlist.HotlistKind;
import org.springframework.stereotype.Component;

/** MOSIP's first four filters, in its order: partner, individual, device provider, device. */
@Component
class HotlistFilter {

    private final Hotlisted hotlisted;

    HotlistFilter(Hotlisted hotlisted) {
        this.hotlisted = hotlisted;
    }

    /**
     * The filters behind the partner's.
     *
     * @throws Denied BLOCKED
     */
    void check(Visit visit, Claim claim) {
        if (isBlocked(claim.individual(), visit.at())) {
            throw new Denied(AuthRefusal.BLOCKED, "individualId");
        }
        checkDevices(claim.samples(), visit.at());
    }

    /**
     * MOSIP hotlists partners, their API keys and their MISPs' licences under one kind. Asked before anybody is looked
     * for: who is blocked does not learn who is known.
     *
     * @throws Denied BLOCKED, or LICENCE_BLOCKED
     */
    void checkPartner(Visit visit) {
        Asked asked = visit.asked();
        if (asked.service().isInternal()) {
            return;
        }
        if (hotlisted.blocks(HotlistKind.PARTNER_ID, asked.licence(), visit.at())) {
            throw new Denied(AuthRefusal.LICENCE_BLOCKED);
        }
        for (String id : List.of(asked.partnerId(), asked.apiKey())) {
            if (hotlisted.blocks(HotlistKind.PARTNER_ID, id, visit.at())) {
                throw new Denied(AuthRefusal.BLOCKED, "partnerId");
            }
        }
    }

    boolean isBlocked(Individual individual, Instant at) {
        return switch (individual.type()) {
            case UIN -> hotlisted.blocks(HotlistKind.UIN, individual.number(), at);
            case VID -> hotlisted.blocks(HotlistKind.VID, individual.number(), at);
            case HANDLE -> false; // MOSIP's hotlist knows no handles
        };
    }

    private void checkDevices(List<Sample> samples, Instant at) {
        for (int i = 0; i < samples.size(); i++) {
            Sample.Device device = samples.get(i).device();
            if (hotlisted.blocks(HotlistKind.DEVICE_PROVIDER, device.provider() + device.providerId(), at)) {
                throw blocked(i, HotlistKind.DEVICE_PROVIDER);
            }
        }
        for (int i = 0; i < samples.size(); i++) {
            Sample.Device device = samples.get(i).device();
            if (hotlisted.blocks(HotlistKind.DEVICE, device.serialNo() + device.make() + device.model(), at)) {
                throw blocked(i, HotlistKind.DEVICE);
            }
        }
    }

    private static Denied blocked(int sample, HotlistKind kind) {
        return new Denied(AuthRefusal.BLOCKED, "request/biometrics/" + sample + "/data/digitalId/" + kind);
    }
}
