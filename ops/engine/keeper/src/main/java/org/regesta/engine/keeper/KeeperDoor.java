package org.regesta.engine.keeper;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.HouseKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets guests in by their certificates, and answers what they ask within their grant. */
public final class KeeperDoor implements AutoCloseable {

    /** By which id the guest is registered. */
    static final Metadata.Key<String> GUEST = Metadata.Key.of("regesta-guest", Metadata.ASCII_STRING_MARSHALLER);

    private static final Logger LOG = LoggerFactory.getLogger(KeeperDoor.class);
    private static final int SECONDS_TO_FINISH = 5;

    private final Server server;
    private final ExecutorService threads;

    private KeeperDoor(Server server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the door.
     *
     * @param at address and port; port 0 for any free one
     * @param own by which guests know the house: a pair that its root certifies
     * @param root of which guests were told the fingerprint
     * @throws UncheckedIOException when another program listens there
     */
    public static KeeperDoor open(
            InetSocketAddress at, HouseKeys.Pair own, X509Certificate root, Guests guests, Served house, Grant grant) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Server server = NettyServerBuilder.forAddress(at)
                .sslContext(MutualTls.house(own, root))
                .executor(threads)
                .maxInboundMessageSize(Call.MOST_BYTES)
                .addService(ServerInterceptors.intercept(service(new Answering(house, grant)), new AtTheDoor(guests)))
                .build();
        try {
            return new KeeperDoor(server.start(), threads);
        } catch (IOException taken) {
            threads.close();
            throw new UncheckedIOException(taken);
        }
    }

    private static ServerServiceDefinition service(Answering answering) {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(Call.SERVICE);
        for (Call call : Call.values()) {
            service.addMethod(call.method(), ServerCalls.asyncUnaryCall((byte[] asked, StreamObserver<byte[]> to) -> {
                if (to instanceof ServerCallStreamObserver<byte[]> line) {
                    line.setOnCancelHandler(() -> {}); // or writing to who hung up would throw
                }
                answer(answering, call, asked, to);
            }));
        }
        return service.build();
    }

    private static void answer(Answering answering, Call call, byte[] asked, StreamObserver<byte[]> to) {
        try {
            byte[] answer = answering.answer(call, asked);
            to.onNext(answer);
            to.onCompleted();
        } catch (RejectedExecutionException closed) {
            LOG.debug("a guest waited for {} while the door was closed", call);
        } catch (RuntimeException failed) { // whatever it was, the guest is told so and the door stays open
            refuse(call, failed, to);
        }
    }

    private static void refuse(Call call, RuntimeException failed, StreamObserver<byte[]> to) {
        StatusRuntimeException told = Fault.told(failed);
        if (told.getStatus().getCode() == Status.Code.INTERNAL) {
            LOG.error(
                    "a guest's call {} failed: {} at {}",
                    call,
                    failed.getClass().getName(), // messages of parsers quote what they read
                    failed.getStackTrace().length == 0 ? "?" : failed.getStackTrace()[0]);
        }
        try {
            to.onError(told);
        } catch (RejectedExecutionException closed) {
            LOG.debug("a guest waited for {} while the door was closed", call);
        }
    }

    /** By which guests are told the house: lower-case hex SHA-256 of its root certificate. */
    public static String fingerprint(X509Certificate root) {
        try {
            return MutualTls.fingerprint(root);
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("a certificate without an encoding", cannotBe);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Lets nobody in any more, and gives those who are in a moment to be answered. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads.close();
    }

    /** Asks of every call whose it is. */
    private record AtTheDoor(Guests guests) implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (!admitted(headers.get(GUEST), call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))) {
                call.close(Status.UNAUTHENTICATED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return Contexts.interceptCall(Context.current(), call, headers, next);
        }

        private boolean admitted(@Nullable String id, @Nullable SSLSession session) {
            try {
                return id != null
                        && session != null
                        && session.getPeerCertificates()[0] instanceof X509Certificate shown
                        && guests.admits(id, shown.getPublicKey());
            } catch (SSLPeerUnverifiedException nothingShown) {
                return false;
            }
        }
    }
}
