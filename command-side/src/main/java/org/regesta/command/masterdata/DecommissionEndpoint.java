package org.regesta.command.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.CentreCommand;
import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.command.masterdata.api.MachineCommand;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.command.masterdata.api.Since;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Giving up centres and machines. Packets they made before stay good; those made after are refused. */
@RestController
@Tag(name = "Master data")
class DecommissionEndpoint implements MasterdataWire {

    private static final String NUMBER = "[0-9]{1,10}";

    private final Commands commands;
    private final Caller caller;
    private final Clock clock;

    DecommissionEndpoint(Commands commands, Caller caller, Clock clock) {
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    record Answer(String id) {}

    @PutMapping("/v1/masterdata/registrationcenters/decommission/{regCenterID}")
    @Operation(
            summary = "Give up a registration centre for good",
            description = "since: RFC 3339, when it was given up, if that was earlier than now")
    MosipResponse<Answer> centre(
            @PathVariable("regCenterID") String id, @RequestParam(required = false) @Nullable String since) {
        if (!id.matches(NUMBER)) {
            throw new Refusal(CentreRefusal.UNKNOWN);
        }
        return given(new CentreCommand.Decommission(id), id, since, "centre-decommissioned");
    }

    @PutMapping("/v1/masterdata/machines/decommission/{machineId}")
    @Operation(
            summary = "Give up a registration machine for good",
            description = "since: RFC 3339, when it was given up, if that was earlier than now")
    MosipResponse<Answer> machine(
            @PathVariable("machineId") String id, @RequestParam(required = false) @Nullable String since) {
        if (!id.matches(NUMBER)) {
            throw new Refusal(MachineRefusal.UNKNOWN);
        }
        return given(new MachineCommand.Decommission(id), id, since, "machine-decommissioned");
    }

    private MosipResponse<Answer> given(Object command, String id, @Nullable String since, String reason) {
        commands.send(command, Since.of(since, clock.instant(), caller.attribution(reason)));
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(id));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return code instanceof CentreRefusal refusal
                ? MasterdataCodes.of(refusal)
                : MasterdataCodes.of((MachineRefusal) code);
    }
}
