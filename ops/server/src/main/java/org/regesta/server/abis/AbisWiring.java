package org.regesta.server.abis;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.regesta.ports.Shares;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of an ABIS is configured. */
@Configuration
class AbisWiring {

    /** @param origins from where records may be fetched, such as {@code https://datashare.example}; comma between */
    @Bean
    Shares shares(@Value("${regesta.abis.share-origins:}") String origins) {
        return new HttpShares(Arrays.stream(origins.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toSet()));
    }
}
