package org.regesta.engine.eventlog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How payloads of older revisions are read: one step per revision, each turning one JSON object into one JSON object.
 * One
 * event stays one event, so this is no Axon upcaster chain (those can make many of one, or none): it runs where a
 * payload is deserialised, and what stands in the book keeps its own bytes, type and revision over every engine.
 */
final class Upcasters {

    /**
     * @param name the event type
     * @param from the revision it reads; it writes the next one
     * @param change must give an object that is whole in the next revision
     */
    record Step(String name, int from, UnaryOperator<ObjectNode> change) {}

    static final Upcasters OF_THIS_RELEASE = new Upcasters(List.of());

    private final Map<String, Step> steps = new HashMap<>();

    Upcasters(List<Step> steps) {
        for (Step step : steps) {
            if (this.steps.put(key(step.name(), step.from()), step) != null) {
                throw new IllegalArgumentException("two steps from " + key(step.name(), step.from()));
            }
        }
    }

    /**
     * Takes a payload step by step to the wanted revision.
     *
     * @throws UnreadableEvent when there is no way from the one to the other
     */
    ObjectNode upcast(String name, String revision, String wanted, ObjectNode payload) {
        int at = number(name, revision);
        int end = number(name, wanted);
        ObjectNode read = payload;
        for (; at < end; at++) {
            Step step = steps.get(key(name, at));
            if (step == null) {
                throw new UnreadableEvent(name, revision);
            }
            read = step.change().apply(read);
        }
        if (at != end) {
            throw new UnreadableEvent(name, revision);
        }
        return read;
    }

    private static int number(String name, String revision) {
        try {
            return Integer.parseInt(revision);
        } catch (NumberFormatException notOurs) {
            throw new UnreadableEvent(name, revision, notOurs);
        }
    }

    private static String key(String name, int revision) {
        return name + "/" + revision;
    }
}
