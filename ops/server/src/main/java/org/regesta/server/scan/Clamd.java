package org.regesta.server.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.VirusScan;

/**
 * A ClamAV daemon over its own protocol (clamd(8), {@code zINSTREAM}): {@code tcp://host:port} or {@code
 * unix:/path/of/socket}. Each content has a connection of its own.
 */
public final class Clamd implements VirusScan {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");

    private final SocketAddress address;
    private final StandardProtocolFamily family;
    private final Duration patience;

    /** @throws Misconfigured when the address is neither form */
    public Clamd(String address, Duration patience) {
        this.patience = patience;
        if (address.startsWith("unix:/")) {
            this.family = StandardProtocolFamily.UNIX;
            this.address = UnixDomainSocketAddress.of(address.substring("unix:".length()));
        } else {
            URI uri = uri(address);
            if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
                throw new Misconfigured("regesta.virus-scan.clamd is tcp://host:port or unix:/path");
            }
            this.family = StandardProtocolFamily.INET;
            this.address = new InetSocketAddress(uri.getHost(), uri.getPort());
        }
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException notEvenAnAddress) {
            throw new Misconfigured("regesta.virus-scan.clamd is tcp://host:port or unix:/path", notEvenAnAddress);
        }
    }

    @Override
    public Optional<String> find(byte[] content) {
        try (SocketChannel channel = SocketChannel.open(family);
                Selector selector = Selector.open()) {
            channel.connect(address); // on loopback or a socket file: it answers or refuses at once
            channel.configureBlocking(false);
            Line line = new Line(channel, selector, System.nanoTime() + patience.toNanos());
            line.send(request(content));
            return verdict(line.answer());
        } catch (IOException | RuntimeException silent) { // unresolved hosts are told by a runtime exception
            throw silent instanceof ScannerSilent known
                    ? known
                    : new ScannerSilent(silent.getClass().getSimpleName(), silent);
        }
    }

    private static ByteBuffer request(byte[] content) {
        int chunks = (content.length + CHUNK - 1) / CHUNK;
        ByteBuffer out = ByteBuffer.allocate(COMMAND.length + content.length + 4 * (chunks + 1));
        out.put(COMMAND);
        for (int from = 0; from < content.length; from += CHUNK) {
            int length = Math.min(CHUNK, content.length - from);
            out.putInt(length).put(content, from, length);
        }
        return out.putInt(0).flip();
    }

    private static Optional<String> verdict(String answer) {
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        }
        if (!answer.equals("stream: OK")) {
            throw new ScannerSilent("it answered " + answer.replaceAll("[^ -~]", "?"), new IOException("no verdict"));
        }
        return Optional.empty();
    }

    /** A connection with a time limit on the whole exchange. */
    private record Line(SocketChannel channel, Selector selector, long end) {

        private void send(ByteBuffer out) throws IOException {
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        private String answer() throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(LONGEST_ANSWER);
            while (answer.size() < LONGEST_ANSWER) {
                int read = channel.read(in.clear());
                if (read < 0) {
                    break;
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ);
                }
                answer.write(in.array(), 0, read);
            }
            return answer.toString(StandardCharsets.US_ASCII).replace("\0", "").strip();
        }

        private void await(int what) throws IOException {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new IOException("timeout");
            }
            channel.register(selector, what);
            selector.select(millis);
            selector.selectedKeys().clear();
        }
    }
}
