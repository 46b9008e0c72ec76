package org.regesta.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to start.
 *
 * @param data the data folder, made if missing
 * @param port of the one HTTP port on loopback; 0 for any free one
 * @param mongo connection string of the MongoDB for views, tokens and sagas; none for the embedded default
 * @param authMongo connection string of the MongoDB for authentication's views and tokens, another database than any
 *     other room's; none for the embedded default
 * @param outboxReadable whether an administrator may read sent messages over HTTP: for demos and tests
 * @param newAdministratorLink whether to make a new one-time sign-in link for the administrator
 * @param address to listen on; loopback unless the operator says otherwise
 * @param axonServers where the books are kept; none for the embedded default
 * @param resting whether nothing is done of one's own accord: views are made level and questions answered, and that is
 *     all, as after a restore
 * @param keeper where processes of their own come in; none for a house that has none
 * @param witnesses who cosigns the books' checkpoints: each the URL and, after a space, the vkey of a C2SP witness
 */
public record Options(
        Path data,
        int port,
        Optional<String> mongo,
        Optional<String> authMongo,
        boolean outboxReadable,
        boolean newAdministratorLink,
        String address,
        Optional<AxonServers> axonServers,
        boolean resting,
        Optional<InetSocketAddress> keeper,
        List<String> witnesses) {

    /**
     * An Axon Server for each book, each {@code host:port} of its gRPC port.
     *
     * @param registry the registry's
     * @param access the access book's: another instance, as the open-source edition has one context only
     */
    public record AxonServers(String registry, String access) {}

    /** The port when none is given. */
    public static final int DEFAULT_PORT = 8080;

    /** Embedded defaults on a folder. */
    public static Options on(Path data) {
        return new Options(
                data,
                DEFAULT_PORT,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                "127.0.0.1",
                Optional.empty(),
                false,
                Optional.empty(),
                List.of());
    }

    public Options withPort(int newPort) {
        return with(copy -> copy.port = newPort);
    }

    public Options withMongo(String uri) {
        return with(copy -> copy.mongo = Optional.of(uri));
    }

    public Options withAuthMongo(String uri) {
        return with(copy -> copy.authMongo = Optional.of(uri));
    }

    public Options withAxonServers(AxonServers servers) {
        return with(copy -> copy.axonServers = Optional.of(servers));
    }

    public Options withReadableOutbox() {
        return with(copy -> copy.outboxReadable = true);
    }

    public Options withNewAdministratorLink() {
        return with(copy -> copy.newAdministratorLink = true);
    }

    /** Nothing is done but to make what the books make: no worker, no deadline, no first start. */
    public Options atRest() {
        return with(copy -> copy.resting = true);
    }

    /** With a door for processes of their own; the name is resolved when it opens. */
    public Options withKeeper(InetSocketAddress at) {
        return with(copy -> copy.keeper = Optional.of(at));
    }

    /** The same, with witnesses, each as URL and vkey with a space between. */
    public Options witnessedBy(List<String> by) {
        return with(copy -> copy.witnesses = List.copyOf(by));
    }

    private Options with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.made();
    }

    /** While one of them is changed: what a new option must be added to is here alone. */
    private static final class Copy {
        private final Path data;
        private int port;
        private Optional<String> mongo;
        private Optional<String> authMongo;
        private boolean outboxReadable;
        private boolean newAdministratorLink;
        private final String address;
        private Optional<AxonServers> axonServers;
        private boolean resting;
        private Optional<InetSocketAddress> keeper;
        private List<String> witnesses;

        Copy(Options of) {
            data = of.data;
            port = of.port;
            mongo = of.mongo;
            authMongo = of.authMongo;
            outboxReadable = of.outboxReadable;
            newAdministratorLink = of.newAdministratorLink;
            address = of.address;
            axonServers = of.axonServers;
            resting = of.resting;
            keeper = of.keeper;
            witnesses = of.witnesses;
        }

        Options made() {
            return new Options(
                    data,
                    port,
                    mongo,
                    authMongo,
                    outboxReadable,
                    newAdministratorLink,
                    address,
                    axonServers,
                    resting,
                    keeper,
                    witnesses);
        }
    }
}
