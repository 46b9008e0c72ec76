package org.regesta.server.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.server.paths.PathIndex;
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

    private record Door(PathPattern pattern, MosipEndpoint endpoint) {}

    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ApplicationContext beans;
    private volatile @Nullable PathIndex<Door> doors;

    MosipPaths(ObjectProvider<RequestMappingHandlerMapping> mappings, ApplicationContext beans) {
        this.mappings = mappings;
        this.beans = beans;
    }

    /** Of several patterns that match, the one that says most of the path: it is the one that is served. */
    Optional<MosipEndpoint> addressed(String asked) {
        String requestUri = NO_ESCAPE.matcher(asked).replaceAll("%25"); // or what cannot be decoded addresses nobody
        PathContainer path = PathContainer.parsePath(requestUri);
        return doors().candidates(requestUri).stream()
                .filter(door -> door.pattern().matches(path))
                .min(Comparator.comparing(Door::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .map(Door::endpoint);
    }

    private PathIndex<Door> doors() {
        PathIndex<Door> known = doors;
        if (known == null) {
            List<Door> all = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .flatMap(entry -> bean(entry.getValue()).stream()
                            .flatMap(endpoint ->
                                    entry.getKey().getPatternValues().stream().map(pattern -> door(pattern, endpoint))))
                    .toList();
            known = new PathIndex<>(all, door -> Stream.of(door.pattern().getPatternString()));
            doors = known;
        }
        return known;
    }

    private static Door door(String pattern, MosipEndpoint endpoint) {
        return new Door(PathPatternParser.defaultInstance.parse(pattern), endpoint);
    }

    private Optional<MosipEndpoint> bean(HandlerMethod method) {
        if (!MosipEndpoint.class.isAssignableFrom(method.getBeanType())) {
            return Optional.empty();
        }
        Object bean = method.getBean();
        return Optional.of((MosipEndpoint) (bean instanceof String name ? beans.getBean(name) : bean));
    }
}
