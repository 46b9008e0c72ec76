package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

class WakerTest {

    /** Its thread may begin long after it was made: what came between is as new to its readers as what comes after. */
    @RepeatedTest(50)
    void who_asked_before_its_thread_began_is_called_for_what_came_before_its_thread_began()
            throws InterruptedException {
        Head head = new Head(-1);
        Waker waker = new Waker(head, "waker-test");
        try {
            CountDownLatch called = new CountDownLatch(1);
            waker.add(called::countDown);
            head.moveTo(0);
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            head.close();
        }
    }
}
