package org.regesta.auth.ida;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.wire.Signatures;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Gives the claims a person consented to, for a token, once: signed, and encrypted for the partner if it asks. */
@Component
class KycExchangeDesk implements Desk {

    private final KycExchange exchange;
    private final Tokens tokens;
    private final Signatures signatures;
    private final Partners partners;

    KycExchangeDesk(KycExchange exchange, Tokens tokens, Signatures signatures, Partners partners) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.signatures = signatures;
        this.partners = partners;
    }

    @Override
    public Yes serve(Visit visit) {
        if (!visit.contract().policy().allows("kycexchange")) {
            throw new Denied(AuthRefusal.KYC_EXCHANGE_NOT_ALLOWED);
        }
        String format = visit.envelope().text("respType").orElse("JWS");
        if (!List.of("JWS", "JWE").contains(format)) {
            throw visit.envelope().invalid("respType");
        }
        KycExchange.Given given = exchange.of(visit);
        Map<String, Object> claims = new TreeMap<>(given.claims());
        claims.put("sub", tokens.token(visit, given.subject()));
        String signed = signatures.signed(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        String answer = format.equals("JWS")
                ? signed
                : Signatures.encrypted(
                        signed, partners.certificate(visit.contract().partnerId()));
        return new Yes(Map.of("encryptedKyc", answer), new TreeSet<>(given.attributes()));
    }
}
