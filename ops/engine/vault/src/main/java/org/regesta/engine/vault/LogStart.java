package org.regesta.engine.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ring of a log level with it. Where an index says how far it has come and the log shows the frames that the
 * index names, only what is behind them is read. Otherwise, and whatever else is the matter with an index or with what
 * is behind it, the whole log is read: it alone decides whether the vault opens.
 */
final class LogStart {

    /** A log no longer than this is read whole at each start: then damage anywhere in it is told at once. */
    static final long SHORT = 4L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LogStart.class);
    private static final int TENTHS = 10;

    private final Disk disk;
    private final HouseKey house;
    private final LogHeader header;
    private final long length;

    private LogStart(Disk disk, HouseKey house) throws IOException {
        this.disk = disk;
        this.house = house;
        this.header = LogReader.header(disk, KeyLog.FILE, house);
        try (Disk.Pages log = disk.open(KeyLog.FILE)) {
            this.length = log.length();
        }
    }

    /** @param soundBytes how much of the log is whole frames; the ring is level with them */
    record Ready(LogHeader header, KeyRing ring, long soundBytes) {}

    /**
     * Reads as much as must be read.
     *
     * @param shortest logs up to which length are read whole
     * @throws VaultRefused when the log is damaged before its end, or not wrapped by this house key
     */
    static Ready of(Disk disk, HouseKey house, long shortest) throws IOException {
        LogStart start = new LogStart(disk, house);
        Optional<Ready> tail = start.length <= shortest ? Optional.empty() : start.tail();
        return tail.isPresent() ? tail.get() : start.whole();
    }

    private Optional<Ready> tail() {
        try {
            Optional<KeyRing> found = KeyRing.found(disk, KeyLog.FILE, header.identity());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(level(found.get(), new Proof(found.get().state())));
            } catch (IOException | RuntimeException unfit) {
                found.get().close();
                throw unfit;
            }
        } catch (IOException | RuntimeException unfit) {
            LOG.warn("The vault's index is not used, and made anew from keys.log: {}", String.valueOf(unfit));
            return Optional.empty();
        }
    }

    private Ready whole() throws IOException {
        if (length > SHORT) {
            LOG.info("The vault's keys.log ({} MB) is read whole, to make its index", length >> 20);
        }
        KeyRing ring = KeyRing.empty(disk, KeyLog.FILE, header.identity());
        try {
            return level(ring, new Proof(ring.state()));
        } catch (IOException | RuntimeException refused) {
            ring.destroy();
            throw refused;
        }
    }

    private Ready level(KeyRing ring, Proof proof) throws IOException {
        RingFold fold = new RingFold(ring);
        long from = proof.known.anchor();
        long[] told = {length - from > SHORT ? from + (length - from) / TENTHS : Long.MAX_VALUE};
        long sound = LogReader.readFrom(disk, KeyLog.FILE, house, header, from, frame -> {
            if (!proof.isOf(frame)) {
                fold.take(frame);
                ring.entries().writeIfMany();
            }
            if (frame.end() > told[0]) {
                LOG.info("The vault's keys.log: {} of {} MB read", frame.end() >> 20, length >> 20);
                told[0] += (length - from) / TENTHS;
            }
        });
        proof.refuseIfMissing();
        ring.entries().write();
        fold.refuseDamagedKeys();
        return new Ready(header, ring, sound);
    }

    /** That a log shows the frames which an index names as the last that it folded. */
    private static final class Proof {

        private final LogState known;
        private byte[] chain = {};
        private boolean given;

        Proof(LogState known) {
            this.known = known;
            this.given = known.covered() == 0;
        }

        /** Whether it is one of these frames, and none behind them. */
        boolean isOf(Frame frame) throws IOException {
            if (given) {
                return false;
            }
            chain = LogState.chained(chain, frame);
            given = frame.end() == known.covered() && Arrays.equals(chain, known.chain());
            if (!given && frame.end() >= known.covered()) {
                throw foreign();
            }
            return true;
        }

        void refuseIfMissing() throws IOException {
            if (!given) {
                throw foreign();
            }
        }

        private static IOException foreign() {
            return new IOException("it was made from another log");
        }
    }
}
