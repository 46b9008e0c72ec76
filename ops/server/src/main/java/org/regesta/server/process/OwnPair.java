package org.regesta.server.process;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Optional;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Pkcs12HouseKeys;
import org.regesta.ports.HouseKeys;

/**
 * The pair by which the house knows this process: made in its own folder at the first start, and its private half never
 * leaves it.
 *
 * @param pair EC P-256
 */
public record OwnPair(HouseKeys.Pair pair) {

    private static final String PASSWORD_VARIABLE = "REGESTA_PROCESS_PASSWORD";

    /** Opens the pair of a folder, made if missing. */
    public static OwnPair in(Path folder, Clock clock) {
        HousePassword password = HousePassword.of(folder, Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)));
        return new OwnPair(Pkcs12HouseKeys.open(folder, password, clock).pair("REGESTA", "GUEST"));
    }

    /** What the house registers of it: {@code publicJwk} of {@code POST /v1/clients}. */
    public String publicJwk() {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.certificate().getPublicKey())
                .build()
                .toJSONString();
    }
}
