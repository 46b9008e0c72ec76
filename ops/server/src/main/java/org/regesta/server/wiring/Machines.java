package org.regesta.server.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.regesta.engine.biometrics.FacesToo;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.engine.vault.FileEvidence;
import org.regesta.engine.vault.FileOutbox;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.HouseToken;
import org.regesta.engine.vault.Pkcs12HouseKeys;
import org.regesta.engine.vault.Reserve;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Evidence;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Running;
import org.regesta.ports.Uptime;
import org.regesta.server.DataFolder;
import org.regesta.server.Options;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys, seals, evidence, messages, fingers: the embedded defaults. */
@Configuration
class Machines {

    /** What must stay free on the disk for a clean stop; the books keep the same. */
    static final long RESERVE_BYTES = 256L * 1024 * 1024;

    /**
     * Environment variable with the password of the house's PKCS#12 files; a random one is kept beside them when it
     * is not set.
     */
    private static final String PASSWORD_VARIABLE = "REGESTA_HOUSE_PASSWORD";

    @Bean
    Workforce workforce(List<Running> workers, Options options) {
        return new Workforce(options.resting() ? List.of() : workers);
    }

    @Bean
    Uptime uptime() {
        return Uptime.ofThisProcess();
    }

    @Bean
    HousePassword housePassword(DataFolder folder) {
        return HousePassword.of(folder.sub("vault"), Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)));
    }

    @Bean
    Reserve reserve(DataFolder folder) {
        return Reserve.on(folder.root(), RESERVE_BYTES);
    }

    @Bean(destroyMethod = "close")
    FileVault vault(DataFolder folder, HousePassword password, Reserve reserve) {
        return FileVault.open(folder.sub("vault"), password, HouseToken.of(System.getenv()), reserve);
    }

    @Bean
    HouseKeys houseKeys(DataFolder folder, HousePassword password, Clock clock) {
        return Pkcs12HouseKeys.open(folder.sub("vault"), password, clock);
    }

    @Bean
    Evidence evidence(DataFolder folder, FileVault vault, Reserve reserve) {
        return FileEvidence.in(folder.sub("evidence"), vault, reserve);
    }

    @Bean
    FileOutbox outbox(DataFolder folder, FileVault vault, Clock clock, Reserve reserve) {
        return FileOutbox.in(folder.sub("outbox"), vault, clock, reserve);
    }

    @Bean
    Biometrics biometrics(
            @Value("${regesta.faces.model:}") String model, @Value("${regesta.faces.likeness:0.55}") double same) {
        Biometrics fingers = new SourceAfisBiometrics();
        return model.isBlank() ? fingers : FacesToo.beside(fingers, Path.of(model), same);
    }
}
