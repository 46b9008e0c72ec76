package org.regesta.server.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Notary;
import org.regesta.engine.notary.NotaryRefusal;
import org.regesta.engine.notary.Served;
import org.regesta.engine.notary.Signed;
import org.regesta.events.Book;
import org.regesta.ports.Refusal;
import org.regesta.ports.SignedTrees;
import org.regesta.server.Options;
import org.springframework.stereotype.Component;

/** The trees of the notary that runs here, or rests. */
@Component
final class NotarySignedTrees implements SignedTrees {

    private static final int ROUNDS = 1_000;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** A witness is asked every second; then it takes a moment. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Notary notary;
    private final List<String> witnesses;

    NotarySignedTrees(Notary notary, Options options) {
        this.notary = notary;
        this.witnesses = options.witnesses().stream()
                .map(urlAndKey -> urlAndKey.strip().split("\\s+", 2)[1])
                .toList();
    }

    @Override
    public SignedTree covering(Book book, long position) {
        BookNotary log = notary.of(book);
        for (int round = 0; round < ROUNDS && !covers(log.newest(), position); round++) {
            log.round();
            if (log.alarm().isPresent()) {
                break;
            }
        }
        if (!covers(log.newest(), position)) {
            throw new Refusal(NotaryRefusal.NOTHING_SIGNED);
        }
        return new Tree(log, witnesses.isEmpty() ? log.signed() : cosigned(log));
    }

    /** The newest checkpoint with every witness's line; after a while, whatever is there. */
    private Signed cosigned(BookNotary log) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Signed newest = log.signed();
        while (newest.cosignatures() < witnesses.size() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            newest = log.signed();
        }
        return newest;
    }

    private static boolean covers(Optional<Signed> signed, long position) {
        return signed.map(newest -> newest.checkpoint().size() > position).orElse(false);
    }

    @Override
    public List<String> witnesses() {
        return witnesses;
    }

    private record Tree(BookNotary log, Signed signed) implements SignedTree {

        private Served served() {
            return log.served(signed);
        }

        @Override
        public String key() {
            return log.key().vkey();
        }

        @Override
        public String checkpoint() {
            return signed.note().written();
        }

        @Override
        public long size() {
            return signed.checkpoint().size();
        }

        @Override
        public byte[] leaf(long position) {
            return served().leaf(position);
        }

        @Override
        public byte[] leafHash(long position) {
            return served().leafHash(position);
        }

        @Override
        public List<byte[]> proof(long position) {
            return served().path(position);
        }
    }
}
