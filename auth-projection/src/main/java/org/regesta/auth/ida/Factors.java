package org.regesta.auth.ida;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.demographic.Demographic;
import org.regesta.auth.demographic.DemographicRules.Said;
import org.regesta.auth.demographic.NormalForm;
import org.regesta.auth.partner.Policy;
import tools.jackson.databind.JsonNode;

/** The factors a decrypted request holds: they are inferred from it, as MOSIP does since 1.2. */
record Factors(
        Optional<String> otp,
        boolean demographics,
        List<Said> said,
        List<JsonNode> biometrics,
        List<KeyToken> keyTokens) {

    /** Where nothing is brought but a token. */
    static final Factors NONE = new Factors(Optional.empty(), false, List.of(), List.of(), List.of());

    /** What a bound key signed. @param type the factor it was bound for, such as {@code WLA} */
    record KeyToken(String type, String format, String token) {
        @Override
        public String toString() {
            return "KeyToken[" + type + "]"; // a token stays out of logs
        }
    }

    private static final Pattern OTP = Pattern.compile("[0-9]{6}");

    @Override
    public String toString() {
        return "Factors"; // an OTP stays out of logs
    }

    /** Factors by the name of MOSIP's policies, the field they stand in, and how MOSIP's messages call them. */
    private enum Known {
        OTP("otp", "otp", "OTP"),
        DEMO("demo", "demographics", "DEMOGRAPHIC"),
        BIO("bio", "biometrics", "BIOMETRIC"),
        SPIN("pin", "staticPin", "SPIN"),
        KBT("kbt", "keyBindedTokens", "KBT"),
        PWD("pwd", "password", "PWD");

        private final String policyName;
        private final String field;
        private final String recorded;

        Known(String policyName, String field, String recorded) {
            this.policyName = policyName;
            this.field = field;
            this.recorded = recorded;
        }
    }

    /**
     * Reads and judges them by the policy: allowed, mandatory, offered here.
     *
     * @throws Denied FACTOR_NOT_ALLOWED, FACTOR_NOT_THE_CLIENTS, FACTOR_MANDATORY, FACTOR_NOT_SUPPORTED, NO_FACTOR or
     *     what is wrong with a field
     */
    static Factors of(Fields request, Policy policy, Visit visit) {
        for (Known factor : Known.values()) {
            if (request.holds(factor.field)) {
                visit.factor(factor.recorded);
                if (!policy.allows(factor.policyName)) {
                    throw new Denied(AuthRefusal.FACTOR_NOT_ALLOWED, factor.name());
                }
                if (visit.contract()
                        .client()
                        .filter(it -> !it.allows(factor.policyName))
                        .isPresent()) {
                    throw new Denied(AuthRefusal.FACTOR_NOT_THE_CLIENTS, factor.name());
                }
            }
        }
        for (String mandatory : policy.mandatory()) {
            for (Known factor : Known.values()) {
                if (factor.policyName.equalsIgnoreCase(mandatory) && !request.holds(factor.field)) {
                    throw new Denied(AuthRefusal.FACTOR_MANDATORY, factor.policyName);
                }
            }
        }
        for (Known factor : List.of(Known.SPIN, Known.PWD)) {
            if (request.holds(factor.field)) {
                throw new Denied(AuthRefusal.FACTOR_NOT_SUPPORTED, factor.policyName);
            }
        }
        if (List.of(Known.OTP, Known.DEMO, Known.BIO, Known.KBT).stream()
                .noneMatch(factor -> request.holds(factor.field))) {
            throw new Denied(AuthRefusal.NO_FACTOR);
        }
        return read(request, MatchInfo.of(request, visit.envelope()));
    }

    private static Factors read(Fields request, List<MatchInfo> manners) {
        Optional<String> otp = request.text(Known.OTP.field);
        if (otp.isPresent() && !OTP.matcher(otp.get()).matches()) {
            throw new Denied(AuthRefusal.OTP_WRONG); // what is no OTP is wrong without being counted as a guess
        }
        boolean demographics = request.holds(Known.DEMO.field);
        return new Factors(
                otp,
                demographics,
                demographics
                        ? said(request.object(Known.DEMO.field)).stream()
                                .map(one -> MatchInfo.applied(manners, one))
                                .toList()
                        : List.of(),
                request.holds(Known.BIO.field) ? request.list(Known.BIO.field) : List.of(),
                request.holds(Known.KBT.field) ? keyTokens(request.list(Known.KBT.field)) : List.of());
    }

    private static List<KeyToken> keyTokens(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> Fields.of(entry, "request/keyBindedTokens/"))
                .map(token -> new KeyToken(token.required("type"), token.required("format"), token.longText("token")))
                .toList();
    }

    private static List<Said> said(Fields demographics) {
        List<Said> said = new ArrayList<>();
        for (String name : demographics.names()) {
            if (!demographics.holds(name) || name.equals("metadata")) {
                continue;
            }
            Demographic about = Demographic.named(name)
                    .orElseThrow(() -> new Denied(AuthRefusal.DEMOGRAPHIC_NOT_HELD, "of that name"));
            if (demographics.isList(name)) {
                for (JsonNode entry : demographics.list(name)) {
                    Fields value = Fields.of(entry, "request/demographics/" + name + "/");
                    said.add(new Said(about, value.text("language").orElse(""), value.required("value")));
                }
            } else {
                String value = demographics.required(name);
                if (!NormalForm.canBe(about.kind(), value)) {
                    throw demographics.invalid(name);
                }
                said.add(new Said(about, "", value));
            }
        }
        return said;
    }
}
