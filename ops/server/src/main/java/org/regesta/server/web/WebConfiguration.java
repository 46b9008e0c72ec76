package org.regesta.server.web;

import org.regesta.wire.Json;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** One mapper for all bodies: the strict one. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    JsonMapper strictJson() {
        return Json.mapper();
    }
}
