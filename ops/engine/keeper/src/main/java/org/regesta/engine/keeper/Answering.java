package org.regesta.engine.keeper;

import io.grpc.Status;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.regesta.events.Purpose;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Sender;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Answers one call, within what is granted. */
final class Answering {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Served house;
    private final Grant grant;

    Answering(Served house, Grant grant) {
        this.house = house;
        this.grant = grant;
    }

    /** @throws RuntimeException of the port; {@link io.grpc.StatusRuntimeException} for what is not granted */
    byte[] answer(Call call, byte[] asked) {
        return Json.bytes(
                switch (call) {
                    case DERIVE -> derive(read(asked, Talk.Derive.class));
                    case OPEN -> open(read(asked, Talk.Open.class));
                    case OPEN_EVIDENCE -> open(read(asked, Talk.OpenEvidence.class));
                    case SEAL_FOR_STORE -> seal(read(asked, Talk.SealForStore.class));
                    case OPEN_FROM_STORE -> open(read(asked, Talk.OpenFromStore.class));
                    case PAIRS -> pairs(read(asked, Talk.PairsOf.class));
                    case SEND -> send(read(asked, Talk.Send.class));
                    case DECIDE -> decide(read(asked, Talk.Decide.class));
                    case RECORD -> record(read(asked, Talk.Record.class));
                    case STREAM -> stream(read(asked, Talk.Stream.class));
                    case LAST_SEQUENCE -> lastSequence(read(asked, Talk.StreamEnd.class));
                    case AFTER -> after(read(asked, Talk.After.class));
                    case HEAD ->
                        new Talk.Position(house.books()
                                .head(read(asked, Talk.HeadOf.class).book()));
                });
    }

    private static <T> T read(byte[] asked, Class<T> type) {
        try {
            return Json.read(asked, type);
        } catch (Json.Malformed notOurs) {
            throw Status.INVALID_ARGUMENT.asRuntimeException();
        }
    }

    private static void granted(boolean is) {
        if (!is) {
            throw Status.PERMISSION_DENIED.asRuntimeException();
        }
    }

    private Talk.Bytes derive(Talk.Derive asked) {
        granted(grant.derivations().contains(asked.use()));
        return new Talk.Bytes(house.vault().derive(asked.use(), asked.parts().toArray(String[]::new)));
    }

    private OpensForGuests opener(Purpose purpose) {
        OpensForGuests opener = house.openers().get(purpose);
        granted(grant.purposes().contains(purpose) && opener != null);
        return Objects.requireNonNull(opener);
    }

    private Talk.Opened open(Talk.Open asked) {
        return Talk.Opened.of(opener(asked.purpose()).openForGuest(asked.attribute(), asked.sealed()));
    }

    private Talk.Opened open(Talk.OpenEvidence asked) {
        return Talk.Opened.of(opener(asked.purpose()).openForGuest(asked.ref()));
    }

    private Talk.Opened open(Talk.OpenFromStore asked) {
        granted(grant.stores().contains(asked.store()));
        return Talk.Opened.of(
                opener(asked.purpose()).openForGuest(asked.store(), asked.keyRef(), asked.attribute(), asked.sealed()));
    }

    private Talk.Bytes seal(Talk.SealForStore asked) {
        granted(grant.stores().contains(asked.store()));
        return new Talk.Bytes(house.vault()
                .sealForStore(asked.store(), asked.keyRef(), asked.generation(), asked.attribute(), asked.value()));
    }

    private Talk.Pairs pairs(Talk.PairsOf asked) {
        granted(grant.pairs().contains(asked.applicationId()));
        return new Talk.Pairs(house.keys().all(asked.applicationId(), asked.referenceId()).stream()
                .map(Answering::lent)
                .toList());
    }

    private static Talk.Pair lent(HouseKeys.Pair pair) {
        PrivateKey key = pair.privateKey();
        try {
            return new Talk.Pair(
                    pair.keyId(),
                    key.getAlgorithm(),
                    key.getEncoded(),
                    pair.certificate().getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException("a certificate of the house has no encoding", cannotBe);
        }
    }

    private Talk.Done send(Talk.Send asked) {
        granted(grant.messages().contains(asked.kind()));
        house.sender()
                .send(new Sender.Message(
                        asked.keyRef(), asked.channel(), asked.recipient(), asked.kind(), asked.text()));
        return new Talk.Done();
    }

    private Talk.Decided decide(Talk.Decide asked) {
        Object command = value(asked.command(), named(grant.commands(), asked.type()));
        Commands.Done done = house.commands().send(command, actor(asked.by()));
        Object result = done.result();
        String type = result instanceof String ? "" : Grant.name(result.getClass());
        return new Talk.Decided(done.position(), type, Json.treeOf(result));
    }

    private Talk.Position record(Talk.Record asked) {
        Grant.Recordable recordable = named(grant.records(), asked.type());
        granted(asked.stream().startsWith(recordable.prefix()));
        Object event = value(asked.event(), recordable.type());
        try {
            return new Talk.Position(house.access()
                    .record(asked.stream(), event, actor(asked.by()))
                    .join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : failed;
        }
    }

    private Attribution actor(Talk.By by) {
        Attribution actor;
        try {
            actor = by.attribution();
        } catch (IllegalArgumentException noneOfOurs) {
            throw Status.INVALID_ARGUMENT.asRuntimeException();
        }
        granted(grant.actors().test(actor));
        return actor;
    }

    private static <T> T named(Map<String, T> known, String name) {
        T found = known.get(name);
        granted(found != null);
        return Objects.requireNonNull(found);
    }

    private static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return Json.value(tree, type);
        } catch (Json.Malformed notItsShape) {
            throw Status.INVALID_ARGUMENT.asRuntimeException();
        }
    }

    private Talk.Leaves stream(Talk.Stream asked) {
        return new Talk.Leaves(house.books().stream(asked.book(), asked.stream(), asked.from()));
    }

    private Talk.Position lastSequence(Talk.StreamEnd asked) {
        return new Talk.Position(
                house.books().lastSequence(asked.book(), asked.stream()).orElse(-1));
    }

    private Talk.Leaves after(Talk.After asked) {
        Duration wait = Duration.ofMillis(Math.clamp(asked.waitMillis(), 0, LONGEST_WAIT.toMillis()));
        return new Talk.Leaves(house.books().after(asked.book(), asked.position(), wait));
    }
}
