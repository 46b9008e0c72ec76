package org.regesta.engine.eventlog;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest position that readers may see, and those who wait for it to move. */
final class Head {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;
    private volatile boolean closed;

    Head(long position) {
        this.position = position;
    }

    /** -1 when the book is empty. */
    long position() {
        return position;
    }

    void moveTo(long newest) {
        position = newest;
        wake();
    }

    /** Waits until the head is at or beyond a position; false when it is not after the time, or the book was closed. */
    boolean await(long wanted, long time, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(time);
        lock.lockInterruptibly();
        try {
            while (position < wanted && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return position >= wanted;
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
