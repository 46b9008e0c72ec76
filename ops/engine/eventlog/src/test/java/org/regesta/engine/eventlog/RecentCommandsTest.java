package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;

class RecentCommandsTest {

    @TempDir
    Path folder;

    private RocksUnderTest under;
    private LedgerEventStore store;

    @BeforeEach
    void open() {
        under = new RocksUnderTest(folder);
        store = under.store(Book.REGISTRY);
    }

    @AfterEach
    void close() {
        under.close();
    }

    private void append(String stream, long from, int count) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (long sequence = from; sequence < from + count; sequence++) {
            events.add(Given.event(
                    stream,
                    sequence,
                    Given.opened("1"),
                    Given.rosaWithCommand("c" + sequence / 2).metadata()));
        }
        store.publish(events);
    }

    @Test
    void it_knows_the_first_event_of_each_command_and_what_was_appended_since() {
        RecentCommands recent = new RecentCommands(store);
        String stream = Given.centre(1);
        assertThat(recent.of(stream).last()).isEqualTo(-1);
        append(stream, 0, 4);
        assertThat(recent.of(stream).last()).isEqualTo(3);
        assertThat(recent.of(stream).firstOf("c1")).hasValue(2);
        append(stream, 4, 2);
        assertThat(recent.of(stream).firstOf("c2")).hasValue(4);
        assertThat(recent.of(stream).firstOf("c0")).hasValue(0);
        assertThat(recent.of(stream).firstOf("never")).isEmpty();
        assertThat(recent.payloadsOf(stream, "c1", 2)).hasSize(2);
    }

    @Test
    void of_a_long_stream_it_reads_the_newest_events_only() {
        String stream = Given.centre(1);
        append(stream, 0, 1000);
        RecentCommands.Known known = new RecentCommands(store).of(stream);
        assertThat(known.last()).isEqualTo(999);
        assertThat(known.firstOf("c499")).hasValue(998);
        assertThat(known.firstOf("c0")).isEmpty();
    }
}
