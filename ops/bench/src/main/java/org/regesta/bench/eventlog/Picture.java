package org.regesta.bench.eventlog;

import java.util.List;
import java.util.Locale;

/** The table as bars, on a logarithmic scale: appends a second by writers, and replay. */
final class Picture {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int BASE = 360;
    private static final int TOP = 60;
    private static final double DECADES = 7;

    private Picture() {}

    static String svg(Result result) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                HEIGHT));
        text(svg, 20, 24, "start", "Events a second (logarithmic), acknowledged after a sync to disk");
        legend(svg);
        for (int decade = 1; decade <= DECADES; decade++) {
            double y = y(Math.pow(10, decade));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"70\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    WIDTH - 20,
                    y,
                    y));
            text(svg, 64, y + 4, "end", String.format(Locale.ROOT, "%,d", (long) Math.pow(10, decade)));
        }
        int x = 90;
        for (int writers : EventLogBench.WRITERS) {
            pair(svg, x, writers + " writers", result, "append" + writers + "PerSecond");
            x += 110;
        }
        pair(svg, x, "replay, Axon", result, "replayPerSecond");
        bar(svg, x + 110, "#1f5fa8", result.figures().getOrDefault("rawReplayPerSecond", 1.0));
        text(svg, x + 130, BASE + 18, "middle", "replay, raw");
        return svg.append("</svg>\n").toString();
    }

    private static void legend(StringBuilder svg) {
        List<String> names = List.of("regesta", "postgresql (Axon's JDBC engine)");
        List<String> colours = List.of("#1f5fa8", "#c9862b");
        for (int i = 0; i < names.size(); i++) {
            int x = 90 + i * 110;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"36\" width=\"12\" height=\"12\" fill=\"%s\"/>%n",
                    x,
                    colours.get(i)));
            text(svg, x + 18, 46, "start", names.get(i));
        }
    }

    private static void pair(StringBuilder svg, int x, String label, Result result, String figure) {
        bar(svg, x, "#1f5fa8", result.figures().getOrDefault("regesta." + figure, 1.0));
        bar(svg, x + 44, "#c9862b", result.figures().getOrDefault("postgresql." + figure, 1.0));
        text(svg, x + 42, BASE + 18, "middle", label);
    }

    private static void bar(StringBuilder svg, int x, String colour, double value) {
        double y = y(value);
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.1f\" width=\"40\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                BASE - y,
                colour));
        text(svg, x + 20, y - 5, "middle", String.format(Locale.ROOT, "%,d", Math.round(value)));
    }

    private static double y(double value) {
        return BASE - Math.max(0, Math.log10(Math.max(1, value))) / DECADES * (BASE - TOP);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }
}
