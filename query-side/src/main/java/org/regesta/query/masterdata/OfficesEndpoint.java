package org.regesta.query.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.regesta.query.masterdata.api.MasterDataRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's questions for one centre or one machine. */
@RestController
@Tag(name = "Master data")
class OfficesEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.masterdata.offices";

    private final ViewStore store;
    private final Clock clock;

    OfficesEndpoint(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Columns by their wire names. */
    record Centres(List<Map<String, Object>> registrationCenters) {}

    /** Columns by their wire names. */
    record Machines(List<Map<String, Object>> machines) {}

    @GetMapping("/v1/masterdata/registrationcenters/{id}/{langcode}")
    @Reads(MasterDataProjection.NAME)
    @Operation(summary = "A registration centre, with its name in a language")
    MosipResponse<Centres> centre(@PathVariable String id, @PathVariable String langcode) {
        CentreCard centre = StreamFold.find(MasterDataProjection.centres(store), CentreCard.class, "centre:" + id)
                .filter(card -> card.names().containsKey(langcode))
                .orElseThrow(() -> new Refusal(MasterDataRefusal.CENTRE_UNKNOWN));
        Map<String, Object> columns = Columns.typed(centre.details());
        columns.put("id", centre.centreId());
        columns.put("name", String.valueOf(centre.names().get(langcode)));
        columns.put("langCode", langcode);
        return MosipResponse.of(ID, envelopeVersion(), clock.instant(), new Centres(List.of(columns)));
    }

    @GetMapping({"/v1/masterdata/machines/{id}", "/v1/masterdata/machines/{id}/{langcode}"})
    @Reads(MasterDataProjection.NAME)
    @Operation(summary = "A registration machine; the language changes nothing, as in MOSIP")
    MosipResponse<Machines> machine(
            @PathVariable String id, @PathVariable(required = false) @Nullable String langcode) {
        MachineCard machine = StreamFold.find(MasterDataProjection.machines(store), MachineCard.class, "machine:" + id)
                .orElseThrow(() -> new Refusal(MasterDataRefusal.MACHINE_UNKNOWN));
        Map<String, Object> columns = new TreeMap<>(Columns.typed(machine.details()));
        columns.put("id", machine.machineId());
        columns.put("name", machine.name());
        columns.put("regCenterId", machine.centreId());
        columns.put("publicKey", machine.publicKey());
        columns.put("signPublicKey", machine.signPublicKey());
        return MosipResponse.of(ID, envelopeVersion(), clock.instant(), new Machines(List.of(columns)));
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return MasterDataCodes.error(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterDataCodes.error((MasterDataRefusal) code);
    }
}
