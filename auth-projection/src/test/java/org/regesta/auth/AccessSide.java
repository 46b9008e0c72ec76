package org.regesta.auth;

import java.util.List;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;

/** Guards and the access book, which outlive a restart; the registry is the world's. */
public interface AccessSide extends AutoCloseable {

    Commands commands();

    Ledger ledger();

    AccessBook book();

    /** Everything in memory is forgotten, what is stored stands. */
    void restart();

    /** The events of a person's guard. */
    default List<Object> guard(String subject) {
        return ledger().stream(org.regesta.events.Book.ACCESS, "authguard:" + subject).stream()
                .map(org.regesta.ports.Recorded::payload)
                .toList();
    }

    @Override
    void close();
}
