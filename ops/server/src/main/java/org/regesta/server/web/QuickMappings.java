package org.regesta.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.server.paths.PathIndex;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Spring's mapping, which would match each of hundreds of patterns in full, looks at how a path begins first. Where not
 * exactly one mapping matches, Spring judges as ever.
 */
final class QuickMappings extends RequestMappingHandlerMapping {

    private record Known(RequestMappingInfo info, HandlerMethod method) {}

    private volatile @Nullable PathIndex<Known> known;

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        HandlerMethod only = CorsUtils.isPreFlightRequest(request) ? null : only(lookupPath, request);
        return only == null ? super.lookupHandlerMethod(lookupPath, request) : only;
    }

    private @Nullable HandlerMethod only(String path, HttpServletRequest request) {
        HandlerMethod method = null;
        RequestMappingInfo matching = null;
        for (Known candidate : known().candidates(path)) {
            RequestMappingInfo matches = getMatchingMapping(candidate.info, request);
            if (matches != null && matching != null) {
                return null;
            }
            if (matches != null) {
                matching = matches;
                method = candidate.method;
            }
        }
        if (matching != null && method != null) {
            request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, method); // as Spring does with the best of several
            handleMatch(matching, path, request);
        }
        return method;
    }

    private PathIndex<Known> known() {
        PathIndex<Known> index = known;
        if (index == null) {
            Map<RequestMappingInfo, HandlerMethod> methods = getHandlerMethods();
            List<Known> all = methods.entrySet().stream()
                    .map(each -> new Known(each.getKey(), each.getValue()))
                    .toList();
            index = new PathIndex<>(all, each -> each.info.getPatternValues().stream());
            known = index;
        }
        return index;
    }
}
