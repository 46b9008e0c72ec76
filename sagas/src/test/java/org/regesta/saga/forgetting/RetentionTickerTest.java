package org.regesta.saga.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.name.api.Names;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.events.Book;
import org.regesta.events.name.NameEvent;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Outbox;
import org.regesta.ports.Projection;
import org.regesta.ports.Sender;
import org.regesta.saga.registration.Chronicle;
import org.regesta.saga.registration.Meanwhile;
import org.regesta.saga.registration.Town;
import org.regesta.testkit.memory.InMemoryLedger;

class RetentionTickerTest {

    private static final String RID = "10001100010000120261121101500";
    private static final String KEY = KeyRefs.registration(RID);

    private final Town town = new Town();
    private final Meanwhile books = new Meanwhile(town.ledger);
    private final RetentionTicker ticker = new RetentionTicker(
            town.views,
            books,
            new KeptNoLonger(
                    town.commands, town.vault, new Traces(town.evidence, new NoOutbox(), List.of()), elsewhere -> {}),
            new Retention("P180D", "P90D", "P730D"),
            town.clock);

    @Test
    void what_owes_nothing_has_no_row_unless_it_was_rejected_while_it_was_looked_at() {
        Projection due = new RetentionDue().over(town.views);
        String stream = "registration:" + RID;
        due.on(town.ledger.append(stream, Chronicle.synced(RID)));
        town.ledger.append(stream, new RegistrationEvent.Approved(RID));
        books.afterTheNextLook(() -> {
            town.ledger.append(
                    stream, new RegistrationEvent.Rejected(RID, RejectionGround.INVALID_PACKET, Optional.empty()));
            town.ledger.read(Book.REGISTRY, 0, due::on);
        });
        ticker.see(RID);
        assertThat(RetentionDue.row(town.views, RID)).isPresent();

        town.ledger.append(stream, new RegistrationEvent.Approved(RID));
        ticker.see(RID);
        assertThat(RetentionDue.row(town.views, RID)).isEmpty();
    }

    private void announcedAndNeverBrought() {
        town.vault.seal(KEY, "fullName", "Amina".getBytes(StandardCharsets.UTF_8));
        town.commands.send(
                new Sync(RID, Process.NEW, RID, "0".repeat(64), 1, SupervisorStatus.APPROVED, "eng", Map.of()),
                InMemoryLedger.SOMEONE);
        town.clock.advance(Duration.ofDays(91));
    }

    @Test
    void the_key_of_what_never_came_is_destroyed() {
        announcedAndNeverBrought();
        ticker.see(RID);
        ticker.see(RID);
        assertThat(town.vault.holds(KEY)).isFalse();
    }

    @Test
    void the_key_of_somebody_who_came_to_the_id_repository_is_not() {
        announcedAndNeverBrought();
        ticker.see(RID); // its end is on record
        Names.Register register = Identities.registrations();
        String name = register.id(RID);
        town.ledger.append("name:" + name, new NameEvent.Taken(name, register.kind(), RID, "amina"));
        ticker.see(RID);
        assertThat(town.vault.holds(KEY)).isTrue();
        assertThat(town.ledger.stream(Book.REGISTRY, "registration:" + RID)).hasSize(2);
    }

    /** Nothing was sent. */
    private static final class NoOutbox implements Outbox {
        @Override
        public List<Entry> newest(int limit) {
            return List.of();
        }

        @Override
        public Optional<Sender.Message> read(String id) {
            return Optional.empty();
        }

        @Override
        public int forget(Set<String> keyRefs) {
            return 0;
        }
    }
}
