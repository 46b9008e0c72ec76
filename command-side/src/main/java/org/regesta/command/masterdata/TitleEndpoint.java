package org.regesta.command.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.TitleCommand;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's titles: what stands before names, so that who compares names can leave it out. */
@RestController
@Tag(name = "Master data")
class TitleEndpoint implements MasterdataWire {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");
    private static final int NAME = 64;

    private final Commands commands;
    private final Caller caller;
    private final Clock clock;

    TitleEndpoint(Commands commands, Caller caller, Clock clock) {
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code TitleDto}. */
    record Body(
            @Nullable String code,
            @Nullable String titleName,
            @Nullable String titleDescription,
            @Nullable Boolean isActive,
            @Nullable String langCode) {}

    /** MOSIP's {@code CodeAndLanguageCodeID}. */
    record Answer(String code, String langCode) {}

    @PostMapping("/v1/masterdata/title")
    @Operation(summary = "Name a title in a language")
    MosipResponse<Answer> name(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        String code = Fields.matching("code", body.code(), CODE);
        String language = Fields.matching("langCode", body.langCode(), LANGUAGE);
        String name = Fields.text("titleName", body.titleName(), NAME);
        commands.send(new TitleCommand.Name(code + "." + language, language, name), caller.attribution("title-named"));
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(code, language));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of(BadRequest.UNAVAILABLE, ""); // a title is refused for nothing of its own
    }
}
