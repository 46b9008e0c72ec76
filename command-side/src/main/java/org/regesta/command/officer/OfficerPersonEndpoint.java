package org.regesta.command.officer;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.masterdata.api.Since;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who the person in an office is, so that packets may be signed off by a finger of theirs. */
@RestController
class OfficerPersonEndpoint {

    private static final Pattern OFFICER_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final Pattern UIN = Pattern.compile("[0-9]{10,12}");

    private final Commands commands;
    private final Identities identities;
    private final Caller caller;
    private final Clock clock;

    OfficerPersonEndpoint(Commands commands, Identities identities, Caller caller, Clock clock) {
        this.commands = commands;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param uin the officer's own
     * @param since RFC 3339, since when it is theirs, if that was earlier than now
     */
    record Body(@Nullable String uin, @Nullable String since) {
        @Override
        public String toString() {
            return "Body"; // a number stays out of logs
        }
    }

    @PutMapping("/v1/officers/{id}/person")
    @Operation(summary = "Say who the person in an office is; nobody says it of themselves")
    ResponseEntity<Void> name(@PathVariable String id, @RequestBody Body body) {
        String officer = Fields.matching("id", id, OFFICER_ID);
        String uin = Fields.matching("uin", body.uin(), UIN);
        Attribution by = caller.attribution("officer-person-named");
        if (by.actor().equals(officer)) {
            throw new Refusal(OfficerRefusal.ONESELF);
        }
        String subject = identities
                .byUin(uin)
                .map(identities::survivor)
                .orElseThrow(() -> new Refusal(OfficerRefusal.PERSON_UNKNOWN));
        Commands.Done done = commands.send(
                new OfficerCommand.NamePerson(officer, subject), Since.of(body.since(), clock.instant(), by));
        return ResponseEntity.noContent()
                .header("Regesta-Position", done.position())
                .build();
    }
}
