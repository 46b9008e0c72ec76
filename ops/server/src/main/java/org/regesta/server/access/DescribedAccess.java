package org.regesta.server.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Writes into the OpenAPI document who may call what: the table, as callers read it. */
@Component
final class DescribedAccess implements OpenApiCustomizer {

    static final String TOKEN = "token";
    static final String SIGNATURE = "partnerSignature";
    static final String ROLES = "x-roles";

    private final AccessTable table;

    DescribedAccess(AccessTable table) {
        this.table = table;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description("A token of this house. Machines sign an assertion (private_key_jwt);"
                                        + " officers use the two grants of the client regesta-console.")
                                .flows(new OAuthFlows()
                                        .clientCredentials(new OAuthFlow()
                                                .tokenUrl(SecurityConfiguration.TOKEN)
                                                .scopes(new Scopes()))))
                .addSecuritySchemes(
                        SIGNATURE,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("signature")
                                .description("A detached JWS over the body, by the partner's certificate."));
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> describe(path, method, operation)));
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation) {
        table.row(HttpMethod.valueOf(method.name()), path).ifPresent(rule -> {
            switch (rule.by()) {
                case TOKEN -> {
                    operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
                    operation.addExtension(
                            ROLES,
                            rule.roles().stream().map(Enum::name).sorted().toList());
                }
                case PARTNER_SIGNATURE -> operation.setSecurity(List.of(new SecurityRequirement().addList(SIGNATURE)));
                case NOBODY -> operation.setSecurity(List.of());
            }
        });
    }
}
