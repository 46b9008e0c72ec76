package org.regesta.engine.keeper;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.regesta.events.Book;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.TellsWhatToDo;
import org.regesta.wire.Json;

/** A guest's line to the house. It is made again by itself when it was cut. */
public final class KeeperLine implements AutoCloseable {

    private static final int SECONDS = 15;

    private final ManagedChannel channel;
    private final String guest;
    private final Map<String, Enum<?>> refusals;

    private KeeperLine(ManagedChannel channel, String guest, Map<String, Enum<?>> refusals) {
        this.channel = channel;
        this.guest = guest;
        this.refusals = refusals;
    }

    /**
     * Makes the line; whether the house answers is seen at the first call.
     *
     * @param guest the id by which the house has registered this process
     * @param own the pair whose public key it has registered
     * @param root lower-case hex SHA-256 of the house's root certificate
     * @param serving the common name of the pair that serves at the house's door
     * @param refusals as the grant has them
     */
    public static KeeperLine to(
            String host,
            int port,
            String guest,
            HouseKeys.Pair own,
            String root,
            String serving,
            Map<String, Enum<?>> refusals) {
        Metadata named = new Metadata();
        named.put(KeeperDoor.GUEST, guest);
        ManagedChannel channel = NettyChannelBuilder.forAddress(host, port)
                .sslContext(MutualTls.guest(own, root, serving))
                .intercept(MetadataUtils.newAttachHeadersInterceptor(named))
                .maxInboundMessageSize(Call.MOST_BYTES)
                .build();
        return new KeeperLine(channel, guest, Map.copyOf(refusals));
    }

    /**
     * Asks whether the house answers and lets this process in.
     *
     * @throws NotAGuest when it answers and does not
     * @throws HouseAway when none answers, or another house does
     */
    public void knock() {
        try {
            ClientCalls.blockingUnaryCall(
                    channel, Call.HEAD.method(), options(), Json.bytes(new Talk.HeadOf(Book.REGISTRY)));
        } catch (StatusRuntimeException told) {
            channel.resetConnectBackoff();
            throw told.getStatus().getCode() == Status.Code.UNAUTHENTICATED
                    ? new NotAGuest(guest)
                    : new HouseAway(channel.authority());
        }
    }

    /** The house answers, and does not let this process in. */
    public static final class NotAGuest extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        NotAGuest(String guest) {
            super("the house does not let " + guest + " in: register it there by the key that was printed, with the"
                    + " role AUTHENTICATION_PROCESS, then start this again");
        }
    }

    /** Nobody answers as the house that is meant. */
    public static final class HouseAway extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        HouseAway(String address) {
            super("the house with that root does not answer at " + address + ": is it up with --keeper, and are address"
                    + " and fingerprint as it printed them?");
        }
    }

    /** @throws RuntimeException the port's own; {@link org.regesta.ports.Commands.OutcomeUnknown} when none answered */
    <A> A ask(Call call, Object question, Class<A> answer) {
        try {
            return Json.read(
                    ClientCalls.blockingUnaryCall(channel, call.method(), options(), Json.bytes(question)), answer);
        } catch (StatusRuntimeException told) {
            throw meant(told);
        }
    }

    /** A connection that was refused is tried again when somebody asks, and not minutes later. */
    private RuntimeException meant(StatusRuntimeException told) {
        if (told.getStatus().getCode() == Status.Code.UNAVAILABLE) {
            channel.resetConnectBackoff();
        }
        return Fault.meant(told, refusals);
    }

    /** The same without waiting. */
    <A> CompletableFuture<A> later(Call call, Object question, Class<A> answer) {
        CompletableFuture<A> later = new CompletableFuture<>();
        var asked = ClientCalls.futureUnaryCall(channel.newCall(call.method(), options()), Json.bytes(question));
        asked.addListener(
                () -> {
                    try {
                        later.complete(Json.read(asked.get(), answer));
                    } catch (ExecutionException failed) {
                        later.completeExceptionally(
                                failed.getCause() instanceof StatusRuntimeException told ? meant(told) : failed);
                    } catch (InterruptedException never) { // it is done when this runs
                        Thread.currentThread().interrupt();
                        later.completeExceptionally(never);
                    } catch (RuntimeException notOurs) { // it is for who waits
                        later.completeExceptionally(notOurs);
                    }
                },
                Runnable::run);
        return later;
    }

    private static CallOptions options() {
        return CallOptions.DEFAULT.withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
