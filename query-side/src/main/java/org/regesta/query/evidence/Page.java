package org.regesta.query.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.regesta.query.lines.Line;

/** The page of a bundle for people: what happened, in words. It loads nothing and runs nothing. */
final class Page {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; margin-bottom: .25rem; overflow-wrap: anywhere; }
            h2 { font-size: 1.15rem; margin-top: 2rem; }
            th:nth-child(2) { width: 45%; }
            .quiet, th { color: GrayText; font-weight: 400; }
            table { border-collapse: collapse; width: 100%; }
            th { text-align: left; }
            th, td { padding: .4rem .8rem .4rem 0; vertical-align: top;
                     border-bottom: 1px solid color-mix(in srgb, GrayText 35%, transparent); }
            td.time, td.place { white-space: nowrap; font-variant-numeric: tabular-nums; }
            code, pre { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; }
            dt { color: GrayText; } dd { margin: 0; overflow-wrap: anywhere; }
            .scroll { overflow-x: auto; }
            @media print { body { max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
            """;

    private Page() {}

    static String of(Bundle bundle) {
        StringBuilder page = new StringBuilder();
        String title =
                "Evidence: " + bundle.ask().kind().text() + " " + bundle.ask().id();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(plain(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(plain(title))
                .append("</h1>\n");
        about(bundle, page);
        events(bundle, page);
        bundle.annex().ifPresent(annex -> annex(annex, page));
        checking(bundle, page);
        return page.append("</body>\n</html>\n").toString();
    }

    private static void about(Bundle bundle, StringBuilder page) {
        page.append("<dl>\n");
        entry(
                page,
                "Period",
                time(bundle.ask().from()) + " to " + time(bundle.ask().to()) + ", UTC");
        entry(page, "Events", bundle.found().lines().size() + ", from both books, oldest first");
        entry(
                page,
                "Made",
                time(bundle.made()) + " UTC by " + bundle.by().actor() + " ("
                        + bundle.by().authority().text() + ")");
        entry(page, "Bundle", bundle.id());
        page.append(
                "</dl>\n<p class=\"quiet\">Personal data stands in the events sealed. This page names nobody.</p>\n");
    }

    private static void events(Bundle bundle, StringBuilder page) {
        page.append("<h2>What happened</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>When (UTC)</th>")
                .append("<th>What</th><th>By whom, on what ground</th><th>Event</th></tr></thead>\n<tbody>\n");
        for (Line line : bundle.found().lines()) {
            String who = line.actor().orElse("");
            String ground = line.authority().orElse("")
                    + line.reason().map(reason -> ", " + reason).orElse("");
            page.append("<tr><td class=\"time\">")
                    .append(time(Instant.ofEpochMilli(line.recordedMillis())))
                    .append("</td><td>")
                    .append(plain(line.what()))
                    .append("<br><span class=\"quiet\">")
                    .append(plain(line.type()))
                    .append("</span></td><td>")
                    .append(plain(who))
                    .append("<br><span class=\"quiet\">")
                    .append(plain(ground))
                    .append("</span></td><td class=\"place\">")
                    .append(line.book().text())
                    .append('/')
                    .append(line.position())
                    .append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private static void annex(Annex annex, StringBuilder page) {
        page.append("<h2>Opened attributes</h2>\n<dl>\n");
        entry(page, "Attributes", String.join(", ", annex.attributes()));
        entry(page, "Ground", annex.ground().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        entry(page, "For", annex.recipient());
        entry(page, "Recorded as", annex.event());
        page.append("</dl>\n<p>They stand in <code>annex.cms</code>, and only the recipient can open it:</p>\n")
                .append("<pre>openssl cms -decrypt -inform DER -in annex.cms -inkey KEY.pem -out annex.json\n")
                .append("python3 verify.py BUNDLE.zip --annex annex.json</pre>\n");
    }

    private static void checking(Bundle bundle, StringBuilder page) {
        page.append("<h2>How to check this</h2>\n<pre>python3 verify.py BUNDLE.zip</pre>\n<p>It needs Python 3 and ")
                .append("openssl 3, and no Regesta. Take <code>verify.py</code>, the root certificate and the keys of ")
                .append("the logs from a place you trust, not from this bundle: <code>--root</code>, ")
                .append("<code>--log</code>, <code>--witness</code>.</p>\n<dl>\n");
        for (ProvenBook book : bundle.books()) {
            entry(page, "Log of " + book.book().text(), book.tree().key());
            entry(page, "Signed tree", book.tree().size() + " events");
        }
        bundle.books().getFirst().witnesses().forEach(witness -> entry(page, "Witness", witness));
        page.append("</dl>\n");
    }

    private static void entry(StringBuilder page, String name, String value) {
        page.append("<dt>")
                .append(plain(name))
                .append("</dt><dd>")
                .append(plain(value))
                .append("</dd>\n");
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
