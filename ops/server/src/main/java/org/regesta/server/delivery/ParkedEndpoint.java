package org.regesta.server.delivery;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.viewstore.ViewStoreDeadLetterQueue.Waiting;
import org.regesta.ports.Reads;
import org.regesta.query.asking.PageLimit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which views lag for whom, and why: ids, places and kinds of failures, no content. */
@RestController
@Tag(name = "Operations")
class ParkedEndpoint {

    private final ParkedEvents parked;

    ParkedEndpoint(ParkedEvents parked) {
        this.parked = parked;
    }

    /** @param cursor of the next page, empty on the last */
    record Answer(List<Item> items, Optional<String> cursor) {}

    /**
     * A sequence that waits.
     *
     * @param sequence whose: a subject id, or a stream's id while the subject is not known
     * @param events how many wait, the first with them
     * @param position where the first stands in its book; {@code type} with its revision
     * @param reason what failed, by kind and place in the code
     */
    record Item(
            String view,
            String book,
            String sequence,
            long events,
            long position,
            String eventId,
            String type,
            String stream,
            String reason,
            Instant parked,
            Instant tried) {

        static Item of(Parking parking, Waiting<EventMessage<?>> waiting) {
            var first = waiting.first();
            return new Item(
                    parking.view(),
                    parking.book().text(),
                    waiting.sequenceId(),
                    waiting.letters(),
                    Letters.position(first),
                    first.message().getIdentifier(),
                    Letters.type(first),
                    Letters.stream(first),
                    first.cause().map(Cause::message).orElse(""),
                    first.enqueuedAt(),
                    first.lastTouched());
        }

        String place() {
            return view + "@" + book + "@" + sequence;
        }
    }

    @GetMapping("/v1/operations/parked-events")
    @Reads
    @Operation(summary = "Events that views could not take in, by sequence; each is tried again by itself")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "From the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, 50 if not given")
    Answer parked(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = PageLimit.of(limit);
        List<Item> found = items().filter(item -> cursor == null || item.place().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(Item::place))
                .limit(most + 1L)
                .toList();
        List<Item> page = found.subList(0, Math.min(most, found.size()));
        return new Answer(page, found.size() > most ? Optional.of(page.getLast().place()) : Optional.empty());
    }

    private Stream<Item> items() {
        return parked.all().stream()
                .flatMap(parking -> parking.waiting().stream().map(waiting -> Item.of(parking, waiting)));
    }
}
