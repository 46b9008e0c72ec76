package org.regesta.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No body larger than its kind may be: told by its length before it is read, or while it is read where none is given.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class BodyLimitFilter extends OncePerRequestFilter {

    /** A packet has at most 5 MB; the rest is the form around it. */
    static final long MULTIPART_MAX = 6 * 1024 * 1024L;

    static final long BODY_MAX = 1024 * 1024L;

    /** Of who brings documents and biometrics as text: two of 2 MB, and what the alphabet adds. */
    static final long DOCUMENTS_MAX = 6 * 1024 * 1024L;

    private static final List<String> WITH_DOCUMENTS =
            List.of("/commons/v1/packetmanager/createPacket", "/idrepository/v1/identity");

    private final GateAnswers answers;

    BodyLimitFilter(GateAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean multipart = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        long max = multipart ? MULTIPART_MAX : max(request.getRequestURI());
        if (request.getContentLengthLong() > max) {
            answers.tooLarge(request, response);
            return;
        }
        // the container counts a form's and a multipart's bytes itself; everything else is read through the counter
        chain.doFilter(multipart ? request : new Counted(request, max), response);
    }

    /** A path that is spelt otherwise leads nowhere else: it has the smaller limit. */
    static long max(String path) {
        boolean documents = WITH_DOCUMENTS.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
        return documents ? DOCUMENTS_MAX : BODY_MAX;
    }

    private static final class Counted extends HttpServletRequestWrapper {
        private final long max;

        Counted(HttpServletRequest request, long max) {
            super(request);
            this.max = max;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream(), max);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counting extends ServletInputStream {
        private final ServletInputStream body;
        private long left;

        Counting(ServletInputStream body, long max) {
            this.body = body;
            this.left = max;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws BodyTooLarge {
            left -= read;
            if (left < 0) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
