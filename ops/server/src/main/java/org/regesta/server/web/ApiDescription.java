package org.regesta.server.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document; its paths come from the running mapping. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Regesta")
                        .version("1")
                        .description("A national identity platform kept as a ledger. Under /registrationprocessor,"
                                + " /idauthentication, /v1/masterdata, /v1/partnermanager, /v1/p"
                                + "olicymanager and"
                                + " /v1/keymanager it speaks MOSIP's wire: its envelope, its err"
                                + "or codes, HTTP 200 for a"
                                + " refusal. Elsewhere refusals are problems (RFC 9457) whose ty"
                                + "pe is described at its"
                                + " own address. Writes answer with Regesta-Position; a read tha"
                                + "t sends it back as"
                                + " Regesta-Wait-For has seen that write. Idempotency-Key makes "
                                + "a write safe to repeat.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("this house")));
    }
}
