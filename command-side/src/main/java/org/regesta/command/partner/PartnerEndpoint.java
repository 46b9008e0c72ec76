package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registering partners. */
@RestController
@Tag(name = "Partners")
class PartnerEndpoint implements MosipEndpoint {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9 ()./-]{1,16}");

    private final PartnerDesk desk;
    private final Caller caller;
    private final Clock clock;

    PartnerEndpoint(PartnerDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param policyGroup the name of the group whose policies it acts under, where its type needs one */
    record Body(
            @Nullable String partnerId,
            @Nullable String policyGroup,
            @Nullable String organizationName,
            @Nullable String address,
            @Nullable String contactNumber,
            @Nullable String emailId,
            @Nullable String partnerType,
            @Nullable String langCode) {
        @Override
        public String toString() {
            return "Body"; // the contact stays out of logs
        }
    }

    /** @param status {@code InProgress} until it uploads its certificate */
    record Answer(String partnerId, String status) {}

    @PostMapping("/v1/partnermanager/partners")
    @Operation(summary = "Register a partner; it is active once its certificate is uploaded")
    MosipResponse<Answer> register(@RequestBody MosipRequest<Body> request) {
        PartnerDesk.Form form = read(request.required());
        desk.register(form, caller.attribution("partner-registered"));
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), clock.instant(), new Answer(form.partnerId(), "InProgress"));
    }

    private static PartnerDesk.Form read(Body body) {
        String id = id(Fields.text("partnerId", body.partnerId(), 1_000));
        String organisation = Fields.text("organizationName", body.organizationName(), 128);
        String address = Fields.text("address", body.address(), 2_000);
        String phone = Fields.text("contactNumber", body.contactNumber(), 1_000);
        String email = Fields.text("emailId", body.emailId(), 254);
        if (!PHONE.matcher(phone).matches()) {
            throw new Refusal(PartnerRefusal.PHONE);
        }
        if (!EMAIL.matcher(email).matches()) {
            throw new Refusal(PartnerRefusal.EMAIL);
        }
        Fields.optional("langCode", body.langCode(), 3);
        return new PartnerDesk.Form(
                id,
                PartnerType.of(Fields.text("partnerType", body.partnerType(), 36))
                        .orElseThrow(() -> new Refusal(PartnerRefusal.TYPE_UNKNOWN)),
                organisation,
                Fields.optional("policyGroup", body.policyGroup(), 128),
                Map.of("address", address, "contactNumber", phone, "emailId", email));
    }

    private static String id(String text) {
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw new Refusal(PartnerRefusal.ID_HAS_SPACES);
        }
        if (text.length() > PartnerIds.LONGEST) {
            throw new Refusal(PartnerRefusal.ID_TOO_LONG);
        }
        if (!PartnerIds.isOne(text)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "partnerId");
        }
        return text;
    }

    @Override
    public String envelopeId() {
        return PartnerCodes.ENVELOPE_ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return PartnerCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return PartnerCodes.of((PartnerRefusal) code);
    }
}
