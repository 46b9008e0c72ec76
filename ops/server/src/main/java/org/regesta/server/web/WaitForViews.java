package org.regesta.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.ports.Projection;
import org.regesta.ports.Reads;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a caller read what they wrote: {@code Regesta-Wait-For: registry:42} holds an answer back until the views it
 * comes from have applied that position; {@code Regesta-Position} says a position that nothing in the answer is newer
 * than, so that who waits for it at another endpoint finds nothing older there.
 */
@Component
final class WaitForViews implements HandlerInterceptor {

    static final String WAIT_FOR = "Regesta-Wait-For";
    static final String POSITION = "Regesta-Position";

    private static final String VIEWS = WaitForViews.class.getName();
    private static final Pattern FORM = Pattern.compile("(registry|access):(\\d{1,18})");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Positions positions;
    private final Ledger ledger;
    private final Supplier<Map<String, Set<Book>>> books;

    WaitForViews(Positions positions, Ledger ledger, ObjectProvider<Projection.Factory> views) {
        this.positions = positions;
        this.ledger = ledger;
        this.books = SingletonSupplier.of(() -> views.stream()
                .collect(Collectors.toUnmodifiableMap(Projection.Factory::name, Projection.Factory::books)));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Reads reads = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Reads.class) : null;
        if (reads == null) {
            return true;
        }
        await(request.getHeader(WAIT_FOR), reads.value());
        request.setAttribute(VIEWS, reads.value());
        say(request, response); // for an answer without a body, or one that is streamed
        return true;
    }

    /** Says the position of an answer that comes from views and was made by now; nothing of another. */
    void say(HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(VIEWS) instanceof String[] views)) {
            return;
        }
        boolean first = true;
        for (Book book : Book.values()) {
            long shown = shown(views, book);
            if (shown >= 0 && first) {
                response.setHeader(POSITION, book.text() + ":" + shown);
            } else if (shown >= 0) {
                response.addHeader(POSITION, book.text() + ":" + shown);
            }
            first &= shown < 0;
        }
    }

    private void await(@Nullable String wanted, String... names) {
        if (wanted == null) {
            return;
        }
        Matcher form = FORM.matcher(wanted);
        if (!form.matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, WAIT_FOR);
        }
        Book book = Book.of(form.group(1));
        long position = Long.parseLong(form.group(2));
        if (position > ledger.head(book)) { // nobody was told it by a write: no waiting brings it
            throw new ViewBehind();
        }
        for (String view : names) {
            if (folds(view, book) && !positions.await(view, book, position, PATIENCE)) {
                throw new ViewBehind();
            }
        }
    }

    /** The newest that any of them may have shown; -1 where none folds the book, or none holds anything. */
    private long shown(String[] names, Book book) {
        long newest = -1;
        for (String view : names) {
            newest = folds(view, book) ? Math.max(newest, positions.shown(view, book)) : newest;
        }
        return newest;
    }

    /** Whether the view comes from that book at all. */
    private boolean folds(String name, Book book) {
        return books.get().getOrDefault(name, Set.of()).contains(book);
    }
}
