package org.regesta.auth.ida;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.partner.Contract;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/**
 * A partner's own name for a person: 36 digits, the same for the same partner or policy and unlike any other's, or new
 * each time, as the policy's {@code authTokenType} says. It is never taken as an id.
 */
@Component
class Tokens {

    private static final int DIGITS = 36;

    private final Vault vault;

    Tokens(Vault vault) {
        this.vault = vault;
    }

    String token(Visit visit, String subject) {
        Contract contract = visit.contract();
        return switch (type(contract.policy().authTokenType())) {
            case "partner" -> digits("partner", contract.partnerId(), subject);
            case "policy" -> digits("policy", contract.policyId(), subject);
            default -> digits("random", visit.digest(), subject); // of this one request
        };
    }

    private static String type(@Nullable String given) {
        return given == null ? "" : given.toLowerCase(Locale.ROOT);
    }

    private String digits(String kind, String whose, String subject) {
        String number = new BigInteger(1, vault.derive(Derivation.PSUT, kind, whose, subject))
                .mod(BigInteger.TEN.pow(DIGITS))
                .toString();
        return "0".repeat(DIGITS - number.length()) + number;
    }
}
