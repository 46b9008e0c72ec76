package org.regesta.command.rid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.regesta.command.rid.api.RidSequenceCommand;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's RID generator: centre, machine, sequence and time make a registration's number. */
@RestController
@Tag(name = "Id generator")
class RidEndpoint implements MosipEndpoint {

    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Commands commands;
    private final Caller caller;
    private final Clock clock;

    RidEndpoint(Commands commands, Caller caller, Clock clock) {
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    record Answer(String rid) {}

    @GetMapping("/v1/ridgenerator/generate/rid/{centerid}/{machineid}")
    @Operation(summary = "The next registration number of a machine at a centre, 29 digits")
    MosipResponse<Answer> next(@PathVariable String centerid, @PathVariable String machineid) {
        String centre = Fields.matching("centerid", centerid, FIVE_DIGITS);
        String machine = Fields.matching("machineid", machineid, FIVE_DIGITS);
        Object number = commands.send(
                        new RidSequenceCommand.Draw(centre + "-" + machine), caller.attribution("rid-drawn"))
                .result();
        String rid =
                centre + machine + String.format(Locale.ROOT, "%05d", (Integer) number) + TIME.format(clock.instant());
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(rid));
    }

    @Override
    public String envelopeId() {
        return "mosip.rid.generator";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return RidCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        throw new IllegalArgumentException("drawing a number is never refused");
    }
}
