package org.regesta.server.access;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * A kept HTTP/1.1 connection over a plain socket, for one thread: where a hundred thousand requests are sent, it is the
 * house that is to be kept busy and not its client. Most answers to bad input end the connection; then there is a new
 * one.
 */
public final class Line implements AutoCloseable {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int PATIENCE_MILLIS = 300_000;

    private final int port;
    private final byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;
    private Socket socket = new Socket();

    /** @param head the answer's first line and headers as they came */
    public record Heard(int status, String head, String body) {}

    Line(int port) {
        this.port = port;
    }

    /** @param path encoded, with its query */
    public Heard exchange(HttpMethod method, String path, Optional<String> token, String type, byte[] body) {
        try {
            byte[] request = request(method, path, token, type, body);
            boolean kept = socket.isConnected() && !socket.isClosed();
            if (!kept || !isHeard(request)) { // a kept one the server may have ended meanwhile
                open();
                if (!isHeard(request)) {
                    throw new EOFException("no answer");
                }
            }
            return answer(method);
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] request(HttpMethod method, String path, Optional<String> token, String type, byte[] body) {
        StringBuilder head = new StringBuilder(512);
        head.append(method.name()).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        token.ifPresent(
                text -> head.append("Authorization: Bearer ").append(text).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        if (body.length > 0 || !READS.contains(method)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        byte[] top = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(top, top.length + body.length);
        System.arraycopy(body, 0, whole, top.length, body.length);
        return whole;
    }

    private void open() throws IOException {
        socket.close();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Whether anything came back. */
    private boolean isHeard(byte[] request) {
        try {
            socket.getOutputStream().write(request);
            from = 0;
            to = socket.getInputStream().read(buffer);
        } catch (IOException ended) {
            to = 0;
        }
        return to > 0;
    }

    private Heard answer(HttpMethod method) throws IOException {
        String head = head();
        String lower = head.toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(head.substring(9, 12));
        byte[] body = new byte[0];
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            body = chunks();
        } else if (!method.equals(HttpMethod.HEAD) && status != 204 && status != 304) {
            body = exactly(length(lower));
        }
        if (lower.contains("\r\nconnection: close")) {
            socket.close();
        }
        return new Heard(status, head, new String(body, StandardCharsets.UTF_8));
    }

    private static int length(String head) throws IOException {
        String name = "\r\ncontent-length: ";
        int at = head.indexOf(name);
        if (at < 0) {
            throw new IOException("an answer without length");
        }
        return Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at + 2)));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder(512);
        for (int newLines = 0; newLines < 2; ) {
            int one = next();
            head.append((char) one);
            newLines = one == '\n' ? newLines + 1 : one == '\r' ? newLines : 0;
        }
        return head.toString();
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.writeBytes(exactly(size));
            exactly(2);
        }
        exactly(2);
        return body.toByteArray();
    }

    private int size() throws IOException {
        int size = 0;
        for (int one = next(); one != '\n'; one = next()) {
            size = one == '\r' ? size : size * 16 + Character.digit(one, 16);
        }
        return size;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length; ) {
            bytes[read++] = (byte) next();
            int more = Math.min(length - read, to - from);
            System.arraycopy(buffer, from, bytes, read, more);
            from += more;
            read += more;
        }
        return bytes;
    }

    private int next() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, socket.getInputStream().read(buffer));
            if (to == 0) {
                throw new EOFException("the answer ends early");
            }
        }
        return buffer[from++] & 0xff;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
