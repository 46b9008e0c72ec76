package org.regesta.saga.registration.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regesta.ports.ViewStore;
import org.regesta.saga.due.Ticker;
import org.regesta.saga.registration.stage.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells whoever is to be told, the longest due first. Of all houses over one store one does it; what failed rests,
 * longer each time, and holds up nobody else's.
 */
@Component
public class NoticeTicker extends Ticker<NoticesDue.Row> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeTicker.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int AT_ONCE = 200;

    private final ViewStore store;
    private final WorkQueue queue;
    private final NoticePost post;

    NoticeTicker(ViewStore store, WorkQueue queue, NoticePost post) {
        super("notices", EVERY);
        this.store = store;
        this.queue = queue;
        this.post = post;
    }

    /** Also those that rest: there are few of them, and whoever comes behind them is not to wait. */
    @Override
    protected List<NoticesDue.Row> due() {
        List<NoticesDue.Row> rows = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = NoticesDue.page(store, null, cursor, AT_ONCE);
            page.documents().forEach(row -> rows.add(NoticesDue.row(row)));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return rows;
    }

    @Override
    protected void see(NoticesDue.Row row) {
        String id = row.due().noticeId();
        Optional<WorkQueue.Lease> lease = queue.take(lease(id), LIMIT);
        if (lease.isEmpty()) {
            return; // another is at it, or it rests
        }
        try {
            if (!post.isTold(row.due())) {
                post.tell(row.due(), row.sequence());
            }
            NoticesDue.forget(store, id);
            queue.done(lease.get());
        } catch (RuntimeException undelivered) { // it concerns this message alone: it rests and is seen
            queue.failed(lease.get(), undelivered.getClass().getSimpleName());
            LOG.warn(
                    "a message could not be handed over: {}",
                    undelivered.getClass().getName());
        }
    }

    static String lease(String noticeId) {
        return "notice:" + noticeId;
    }
}
