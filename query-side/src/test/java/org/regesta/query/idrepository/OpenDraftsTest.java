package org.regesta.query.idrepository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;

/** Which drafts are open, however they are told of. */
class OpenDraftsTest {

    private static final String AMINA = "a".repeat(32);
    private static final String BAO = "b".repeat(32);

    private final InMemoryLedger ledger = new InMemoryLedger(Clock.systemUTC());

    private void started(String rid, String subject) {
        var uin = new Sealed("k", "c", "0".repeat(64));
        ledger.append("identitydraft:" + rid, new IdentityDraftEvent.Started(rid, subject, true, uin, "claim"));
    }

    @Test
    void a_draft_is_open_until_it_is_published_or_discarded_and_may_begin_again() {
        started("r1", AMINA);
        started("r2", AMINA);
        started("r3", BAO);
        ledger.append("identitydraft:r1", new IdentityDraftEvent.Discarded("r1"));
        started("r1", BAO);
        ledger.append("identitydraft:r3", new IdentityDraftEvent.Published("r3", BAO));
        long seed = Long.getLong("seed", new Random().nextLong());
        List<Recorded> badly = new ArrayList<>(ledger.all(Book.REGISTRY));
        badly.addAll(ledger.all(Book.REGISTRY));
        for (int way = 0; way < 50; way++) {
            InMemoryViewStore store = new InMemoryViewStore();
            var view = new OpenDrafts().over(store);
            badly.forEach(view::on);
            assertThat(OpenDrafts.of(store, AMINA)).as("seed " + seed).containsExactly("r2");
            assertThat(OpenDrafts.of(store, BAO)).as("seed " + seed).containsExactly("r1");
            Collections.shuffle(badly, new Random(seed + way));
        }
    }
}
