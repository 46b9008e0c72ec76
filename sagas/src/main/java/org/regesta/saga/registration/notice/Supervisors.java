package org.regesta.saga.registration.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Book;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Who supervises adjudicators: the administrators of registrations. A row says only that somebody ever was one; whether
 * they are today, their own office says.
 */
@Component
class Supervisors implements Projection.Factory {

    static final String NAME = "supervisors-1";
    private static final Role ROLE = Role.REGISTRATION_ADMIN;
    private static final String EVER = "ever";
    private static final int PAGE = 200;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        ViewStore.Collection rows = rows(store);
        return recorded -> {
            switch (recorded.payload()) {
                case OfficerEvent.Appointed e -> put(rows, e.officerId(), e.roles());
                case OfficerEvent.RolesChanged e -> put(rows, e.officerId(), e.roles());
                default -> {} // says nothing of anybody's roles
            }
        };
    }

    private static void put(ViewStore.Collection rows, String officerId, Set<Role> roles) {
        if (roles.contains(ROLE)) {
            Map<String, List<String>> keys = Map.of(EVER, List.of(officerId));
            rows.replace(new ViewStore.Document(officerId, 0, "{}", keys), ViewStore.ABSENT); // once is enough
        }
    }

    /** Those in office, by id. */
    static List<String> inOffice(ViewStore store, Ledger ledger) {
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows(store).scan(EVER, "", null, cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().stream()
                    .map(ViewStore.Document::id)
                    .filter(id -> isInOffice(ledger, id))
                    .forEach(found::add);
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    private static boolean isInOffice(Ledger ledger, String officerId) {
        return Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + officerId))
                .filter(office -> !office.disabled() && office.roles().contains(ROLE))
                .isPresent();
    }

    private static ViewStore.Collection rows(ViewStore store) {
        return store.collection(NAME, Set.of(EVER));
    }
}
