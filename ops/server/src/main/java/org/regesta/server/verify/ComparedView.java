package org.regesta.server.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.engine.notary.Finding;
import org.regesta.server.delivery.Replay;

/** One view beside what the events make. What is made from a blob that is damaged is neither right nor wrong. */
final class ComparedView implements Replay.Compared {

    private static final int NAMED = 5;

    private final String view;
    private final Report report;
    private final Map<String, List<String>> unmade = new TreeMap<>();

    ComparedView(String view, Report report) {
        this.view = view;
        this.report = report;
    }

    @Override
    public void different(String id, String found) {
        report.find(new Finding("view " + view + " document " + id, "what the events make", found));
    }

    @Override
    public void unmade(String id, String evidence) {
        unmade.computeIfAbsent(evidence, unseen -> new ArrayList<>()).add(id);
    }

    void end(long documents) {
        report.done("view " + view + ": " + documents + " documents");
        unmade.forEach((evidence, ids) -> {
            if (!report.speaksOf("evidence " + evidence)) { // where blobs themselves were not looked at
                report.find(new Finding("evidence " + evidence, "bytes of that SHA-256", "nothing, or others"));
            }
            report.notDone("view %s: %d documents that are made from evidence %s, which is missing or altered: %s%s"
                    .formatted(
                            view,
                            ids.size(),
                            evidence,
                            String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))),
                            ids.size() > NAMED ? ", …" : ""));
        });
    }
}
