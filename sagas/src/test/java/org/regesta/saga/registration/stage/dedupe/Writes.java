package org.regesta.saga.registration.stage.dedupe;

import java.util.function.Consumer;
import org.rocksdb.WriteBatch;

/** Tells which keys of one collection a batch of the write-ahead log writes or deletes; the store makes no others. */
final class Writes extends WriteBatch.Handler {

    private final int family;
    private final Consumer<byte[]> touched;

    Writes(int family, Consumer<byte[]> touched) {
        this.family = family;
        this.touched = touched;
    }

    @Override
    public void put(int of, byte[] key, byte[] value) {
        if (of == family) {
            touched.accept(key);
        }
    }

    @Override
    public void delete(int of, byte[] key) {
        if (of == family) {
            touched.accept(key);
        }
    }

    @Override
    public void merge(int family, byte[] key, byte[] value) {}

    @Override
    public void merge(byte[] key, byte[] value) {}

    @Override
    public void put(byte[] key, byte[] value) {}

    @Override
    public void delete(byte[] key) {}

    @Override
    public void singleDelete(int family, byte[] key) {}

    @Override
    public void singleDelete(byte[] key) {}

    @Override
    public void deleteRange(int family, byte[] from, byte[] to) {}

    @Override
    public void deleteRange(byte[] from, byte[] to) {}

    @Override
    public void logData(byte[] blob) {}

    @Override
    public void putBlobIndex(int family, byte[] key, byte[] value) {}

    @Override
    public void markBeginPrepare() {}

    @Override
    public void markEndPrepare(byte[] id) {}

    @Override
    public void markNoop(boolean empty) {}

    @Override
    public void markRollback(byte[] id) {}

    @Override
    public void markCommit(byte[] id) {}

    @Override
    public void markCommitWithTimestamp(byte[] id, byte[] at) {}
}
