package org.regesta.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.regesta.server.paths.PathStart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring's mapping, which would match each of hundreds of patterns in full, looks at how a path begins first. */
final class QuickMappings extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<PathStart>> starts = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable String> looked = new ThreadLocal<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        looked.set(lookupPath);
        try {
            return super.lookupHandlerMethod(lookupPath, request);
        } finally {
            looked.remove();
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        String path = looked.get();
        return path == null || starts(info).stream().anyMatch(start -> start.mayMatch(path))
                ? super.getMatchingMapping(info, request)
                : null;
    }

    private List<PathStart> starts(RequestMappingInfo info) {
        return starts.computeIfAbsent(info, mapping -> mapping.getPatternValues().stream()
                .map(PathStart::of)
                .toList());
    }
}
