package org.regesta.command.identity.api;

import java.util.Map;
import java.util.TreeMap;
import org.regesta.ports.Misconfigured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often an attribute may be updated. */
@Component
public final class UpdateLimits {

    private final Map<String, Integer> limits = new TreeMap<>();

    /**
     * @param limits such as {@code fullName=2,gender=1}; attributes that are not in it have no limit
     * @throws Misconfigured when one is no name with a number
     */
    public UpdateLimits(@Value("${regesta.identity.update-limits:}") String limits) {
        for (String limit : limits.split(",")) {
            if (!limit.isBlank()) {
                String[] parts = limit.strip().split("=", 2);
                if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
                    throw new Misconfigured("regesta.identity.update-limits is such as fullName=2,gender=1");
                }
                this.limits.put(parts[0], Integer.parseInt(parts[1]));
            }
        }
    }

    public Map<String, Integer> all() {
        return Map.copyOf(limits);
    }
}
