package org.regesta.query.officer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.regesta.wire.Json;

/** Finds those in office by role, in the order of their ids, so many at a time. */
final class RosterPage {

    /** Read at once. */
    private static final int STRIDE = 500;

    private final ViewStore.Collection offices;

    RosterPage(ViewStore store) {
        this.offices = OfficesProjection.offices(store);
    }

    /** Of that id, if in office in that role. */
    Optional<OfficeCard> named(String role, String officerId) {
        return StreamFold.find(offices, OfficeCard.class, "officer:" + officerId)
                .filter(OfficeCard::inOffice)
                .filter(office -> role.equals(OfficeCard.ANY) || office.roles().contains(role));
    }

    /**
     * One page of them.
     *
     * @param role a role's name, or {@link OfficeCard#ANY}
     * @param part what their ids must hold; empty for whatever
     * @param skipped how many to leave out at the beginning
     */
    List<OfficeCard> of(String role, String part, int skipped, int most) {
        List<OfficeCard> found = new ArrayList<>();
        int passed = 0;
        @Nullable String cursor = null;
        do {
            ViewStore.Page page =
                    offices.scan(OfficeCard.ROLE, role, role + "\0", cursor, STRIDE, ViewStore.Order.ASCENDING);
            for (ViewStore.Document document : page.documents()) {
                OfficeCard office = Json.read(document.body(), OfficeCard.class);
                if (office.officerId().contains(part) && passed++ >= skipped && found.size() < most) {
                    found.add(office);
                }
            }
            cursor = page.cursor().orElse(null);
        } while (cursor != null && found.size() < most);
        return found;
    }
}
