package org.regesta.conformance;

import java.util.ArrayList;
import java.util.List;

/** What {@code $ID:case_field$} means: a case, by its name without the module's prefix, and a field of its answer. */
record Reference(Case of, String field) {

    /**
     * The cases that are meant, the asking case's own module first. Names hold underscores as fields may, so the
     * longest name that is a case's counts; two cases may share one.
     */
    static List<Reference> in(Suite suite, Case asking, String text) {
        String reference = text.strip();
        for (int cut = reference.lastIndexOf('_'); cut > 0; cut = reference.lastIndexOf('_', cut - 1)) {
            String name = reference.substring(0, cut);
            String field = reference.substring(cut + 1);
            List<Reference> own = new ArrayList<>();
            List<Reference> others = new ArrayList<>();
            for (Case each : suite.cases()) {
                if (each.isMeantBy(name)) {
                    (each.module().equals(asking.module()) ? own : others).add(new Reference(each, field));
                }
            }
            if (!own.isEmpty() || !others.isEmpty()) {
                return own.isEmpty() ? others : own;
            }
        }
        return List.of();
    }
}
