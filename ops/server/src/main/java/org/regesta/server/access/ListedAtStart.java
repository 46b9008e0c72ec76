package org.regesta.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Refuses to start while an endpoint is mapped that the table does not list. */
@Component
final class ListedAtStart implements SmartInitializingSingleton {

    /** The container's error page: reached only from inside, never listed. */
    static final String ERROR = "/error";

    private final AccessTable table;
    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    ListedAtStart(AccessTable table, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.table = table;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unlisted = unlisted();
        if (!unlisted.isEmpty()) {
            throw new IllegalStateException("endpoints that the access table does not list: " + unlisted);
        }
    }

    private List<String> unlisted() {
        List<String> unlisted = new ArrayList<>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> endpoints(info).stream())
                .filter(endpoint -> !table.lists(endpoint.method(), endpoint.pattern()))
                .forEach(endpoint -> unlisted.add(endpoint.method() + " " + endpoint.pattern()));
        return unlisted;
    }

    /** One method and pattern that is served. */
    record Served(HttpMethod method, String pattern) {}

    /** What one mapping serves; a mapping without a method serves all of them. */
    static List<Served> endpoints(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<Served> served = new ArrayList<>();
        for (String pattern : new TreeSet<>(info.getPatternValues())) {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.values()) : methods) {
                if (!pattern.equals(ERROR)) {
                    served.add(new Served(method.asHttpMethod(), pattern));
                }
            }
        }
        return served;
    }
}
