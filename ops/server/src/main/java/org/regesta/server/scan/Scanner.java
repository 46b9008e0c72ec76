package org.regesta.server.scan;

import java.time.Duration;
import java.util.Optional;
import org.regesta.ports.VirusScan;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner that is configured, if one is. */
@Configuration
class Scanner {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param clamd {@code tcp://host:port} or {@code unix:/path}; empty for none */
    @Bean
    VirusScan virusScan(@Value("${regesta.virus-scan.clamd:}") String clamd) {
        return clamd.isBlank() ? content -> Optional.empty() : new Clamd(clamd.strip(), PATIENCE);
    }
}
