package org.regesta.server.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.regesta.server.paths.PathStart;
import org.regesta.wire.MosipEndpoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which endpoint of MOSIP's wire a path addresses, whatever the method: it gets errors in MOSIP's envelope. */
@Component
final class MosipPaths {

    private record Door(PathStart start, PathPattern pattern, MosipEndpoint endpoint) {}

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ApplicationContext beans;
    private volatile List<Door> doors = List.of();

    MosipPaths(ObjectProvider<RequestMappingHandlerMapping> mappings, ApplicationContext beans) {
        this.mappings = mappings;
        this.beans = beans;
    }

    /** Of several patterns that match, the one that says most of the path: it is the one that is served. */
    Optional<MosipEndpoint> addressed(String requestUri) {
        PathContainer path = PathContainer.parsePath(requestUri);
        return doors().stream()
                .filter(door ->
                        door.start().mayMatch(requestUri) && door.pattern().matches(path))
                .min(Comparator.comparing(Door::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .map(Door::endpoint);
    }

    private List<Door> doors() {
        List<Door> known = doors;
        if (known.isEmpty()) {
            known = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .flatMap(entry -> bean(entry.getValue()).stream()
                            .flatMap(endpoint ->
                                    entry.getKey().getPatternValues().stream().map(pattern -> door(pattern, endpoint))))
                    .toList();
            doors = known;
        }
        return known;
    }

    private static Door door(String pattern, MosipEndpoint endpoint) {
        return new Door(PathStart.of(pattern), PathPatternParser.defaultInstance.parse(pattern), endpoint);
    }

    private Optional<MosipEndpoint> bean(HandlerMethod method) {
        if (!MosipEndpoint.class.isAssignableFrom(method.getBeanType())) {
            return Optional.empty();
        }
        Object bean = method.getBean();
        return Optional.of((MosipEndpoint) (bean instanceof String name ? beans.getBean(name) : bean));
    }
}
