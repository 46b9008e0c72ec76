package org.regesta.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Samples by name, and their medians. */
public final class Figures {

    private final Map<String, List<Double>> samples = new TreeMap<>();

    public void add(String name, double value) {
        samples.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    public double median(String name) {
        List<Double> sorted =
                samples.getOrDefault(name, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured as " + name);
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public Map<String, Double> medians() {
        Map<String, Double> medians = new TreeMap<>();
        samples.keySet().forEach(name -> medians.put(name, median(name)));
        return medians;
    }
}
