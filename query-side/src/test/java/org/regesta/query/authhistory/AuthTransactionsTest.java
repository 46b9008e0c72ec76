package org.regesta.query.authhistory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.name.api.Names;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.Histories;
import org.regesta.query.authhistory.AuthTransactions.Named;
import org.regesta.query.residenthistory.ResidentHistoryView;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.RecordingCommands;

class AuthTransactionsTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    private AuthTransactions transactions() {
        Projection projection = ResidentHistoryView.of(histories).over(store);
        histories.all().forEach(projection::on);
        return new AuthTransactions(
                store,
                histories.ledger,
                new Identities(histories.ledger, histories.vault, new Names(new RecordingCommands(), histories.ledger)),
                new VirtualIds(histories.ledger, histories.vault));
    }

    private static Named named(int person) {
        return new Named(Histories.subject(person), "UIN");
    }

    /** Amina: seven answers, the odd ones yes; Bao one. */
    private void answered() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        histories.issue(AMINA).forEach(Runnable::run);
        IntStream.rangeClosed(1, 7).forEach(i -> histories.answered(AMINA, "d" + i, i % 2 == 1));
        histories.enrolment(BAO, false, false).forEach(Runnable::run);
        histories.issue(BAO).forEach(Runnable::run);
        histories.answered(BAO, "b1", true);
    }

    private static List<String> statuses(List<AuthTransaction> page) {
        return page.stream().map(AuthTransaction::statusCode).toList();
    }

    @Test
    void the_newest_comes_first_and_pages_follow_one_another() {
        answered();
        AuthTransactions all = transactions();
        assertThat(all.of(named(AMINA), 0, 100)).hasSize(7);
        assertThat(statuses(all.of(named(AMINA), 0, 2))).containsExactly("Y", "N");
        assertThat(statuses(all.of(named(AMINA), 2, 4))).containsExactly("Y", "N", "Y", "N");
        assertThat(statuses(all.of(named(AMINA), 6, 4))).containsExactly("Y");
        assertThat(all.of(named(AMINA), 7, 4)).isEmpty();
        List<String> times = all.of(named(AMINA), 0, 100).stream()
                .map(AuthTransaction::requestdatetime)
                .toList();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void anothers_answers_are_not_among_them() {
        answered();
        assertThat(transactions().of(named(BAO), 0, 100)).hasSize(1);
    }

    @Test
    void a_page_beyond_all_there_is_is_empty_however_far() {
        answered();
        assertThat(transactions().of(named(AMINA), Integer.MAX_VALUE * 1_000L, 1_000))
                .isEmpty();
    }
}
