package org.regesta.query.evidence;

import java.util.List;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.query.lines.Line;

/**
 * The events of a bundle.
 *
 * @param lines in the merged order of both books
 * @param whole streams of which every event of the period is there
 * @param keyRefs keys of the person or registration it is about
 * @param subjects whom it is about: a subject id, or {@code registration:<rid>} while there is no subject
 */
record Found(List<Line> lines, List<Whole> whole, Set<String> keyRefs, Set<String> subjects) {

    /** A stream, from one sequence to another, both inclusive. */
    record Whole(Book book, String stream, long first, long last) {}
}
