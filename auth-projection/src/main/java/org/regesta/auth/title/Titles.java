package org.regesta.auth.title;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.regesta.auth.title.TitleProjection.Title;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The titles of a language: those everybody uses, and those that the registry's master data names besides. */
@Component
public class Titles {

    private static final int MOST = 500;

    private static final Map<String, Set<String>> USUAL = Map.of(
            "eng", Set.of("Mr", "Mrs", "Ms", "Miss", "Dr"),
            "fra", Set.of("M", "Mme", "Mlle", "Dr"),
            "spa", Set.of("Sr", "Sra", "Srta", "Dr", "Dra"),
            "ara", Set.of("السيد", "السيدة", "الآنسة", "الدكتور", "الدكتورة"),
            "hin", Set.of("श्री", "श्रीमती", "कुमारी", "सुश्री", "डॉ"));

    private final ViewStore.Collection titles;

    public Titles(@Qualifier("authStore") ViewStore store) {
        titles = TitleProjection.titles(store);
    }

    /** As they are written. */
    public Set<String> in(String language) {
        Set<String> all = new HashSet<>(USUAL.getOrDefault(language, Set.of()));
        titles.scan(TitleProjection.BY_LANGUAGE, language, language + "\0", null, MOST, ViewStore.Order.ASCENDING)
                .documents()
                .forEach(document ->
                        all.add(Json.read(document.body(), Title.class).name()));
        return all;
    }
}
