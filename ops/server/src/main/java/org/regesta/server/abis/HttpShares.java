package org.regesta.server.abis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Shares;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares over HTTP, from origins that are configured and from nowhere else: whoever may send us a message must not
 * make us knock at doors of their choice. No redirection is followed; size and time are bounded.
 */
final class HttpShares implements Shares {

    private static final Logger LOG = LoggerFactory.getLogger(HttpShares.class);
    private static final int BYTES_MAX = 48 << 20; // a container of 32 MiB, sealed and in base64
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Set<String> origins;

    /** @param origins each {@code https://host[:port]} or {@code http://host[:port]} */
    HttpShares(Set<String> origins) {
        this.origins = origins.stream().map(text -> origin(URI.create(text))).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public byte[] fetch(String url) {
        URI uri = allowed(url);
        CompletableFuture<byte[]> content = http.sendAsync(
                        HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(HttpShares::content);
        try {
            return content.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS); // the body too, not its first byte alone
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Unfetched why ? why : new Unfetched(Why.NOT_THERE);
        } catch (TimeoutException slow) {
            content.cancel(true);
            throw new Unfetched(Why.NOT_THERE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unfetched(Why.NOT_THERE);
        }
    }

    private URI allowed(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getRawUserInfo() == null && origins.contains(origin(uri))) {
                return uri;
            }
            LOG.warn("a share at an origin that regesta.abis.share-origins does not name is not fetched");
        } catch (IllegalArgumentException notAnAddress) {
            LOG.warn("a share at what is no address is not fetched");
        }
        throw new Unfetched(Why.NOT_ALLOWED);
    }

    /** Scheme, host and port, the port always said. */
    private static String origin(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !Set.of("http", "https").contains(scheme)) {
            throw new Misconfigured(
                    "regesta.abis.share-origins names origins: http or https, a host and perhaps a port");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static byte[] content(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 410) {
                throw new Unfetched(Why.EXPIRED);
            }
            if (answer.statusCode() != 200) {
                throw new Unfetched(Why.NOT_THERE);
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] block = new byte[64 * 1024];
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                content.write(block, 0, read);
                if (content.size() > BYTES_MAX) {
                    throw new Unfetched(Why.TOO_LARGE);
                }
            }
            return content.toByteArray();
        } catch (IOException cut) {
            throw new Unfetched(Why.NOT_THERE);
        }
    }
}
