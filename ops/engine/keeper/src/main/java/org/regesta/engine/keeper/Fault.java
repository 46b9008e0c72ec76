package org.regesta.engine.keeper;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;

/** How an exception of a port is told on the line, and what is made of it there. */
enum Fault {
    REFUSED,
    STORAGE_FULL,
    OUTCOME_UNKNOWN,
    ALREADY_RECORDED,
    KEY_GONE,
    KEY_UNKNOWN,
    SEAL_BROKEN,
    EVIDENCE_DAMAGED;

    private static final Metadata.Key<String> NAME = Metadata.Key.of("regesta-fault", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> DETAIL =
            Metadata.Key.of("regesta-detail", Metadata.ASCII_STRING_MARSHALLER);

    /** What is told of an exception: never its message, which may quote what was asked. */
    static StatusRuntimeException told(Throwable failure) {
        return switch (failure) {
            case StatusRuntimeException already -> already;
            case Refusal refusal -> REFUSED.with(Grant.name(refusal.code()));
            case StorageFull ignored -> STORAGE_FULL.with("");
            case Commands.OutcomeUnknown ignored -> OUTCOME_UNKNOWN.with("");
            case AccessBook.AlreadyRecorded ignored -> ALREADY_RECORDED.with("");
            case Vault.KeyGone ignored -> KEY_GONE.with("");
            case Vault.KeyUnknown ignored -> KEY_UNKNOWN.with("");
            case Vault.SealBroken ignored -> SEAL_BROKEN.with("");
            case Evidence.EvidenceDamaged damaged -> EVIDENCE_DAMAGED.with(damaged.name());
            default -> Status.INTERNAL.asRuntimeException();
        };
    }

    private StatusRuntimeException with(String detail) {
        Metadata trailers = new Metadata();
        trailers.put(NAME, name());
        trailers.put(DETAIL, detail);
        return Status.ABORTED.asRuntimeException(trailers);
    }

    /**
     * The port's own exception.
     *
     * @param refusals by their names on the line
     */
    static RuntimeException meant(StatusRuntimeException told, Map<String, Enum<?>> refusals) {
        Metadata trailers = Status.trailersFromThrowable(told);
        String detail = Optional.ofNullable(trailers == null ? null : trailers.get(DETAIL))
                .orElse("");
        Fault fault = named(trailers == null ? null : trailers.get(NAME));
        if (fault == null) {
            return switch (told.getStatus().getCode()) {
                case PERMISSION_DENIED, UNIMPLEMENTED, INVALID_ARGUMENT, INTERNAL ->
                    new IllegalStateException(
                            "the house does not grant this: " + told.getStatus().getCode(), told);
                default ->
                    new Commands.OutcomeUnknown(
                            "the house did not answer: " + told.getStatus().getCode());
            };
        }
        return switch (fault) {
            case REFUSED -> refusal(detail, refusals);
            case STORAGE_FULL -> new StorageFull("the house's disk has reached its reserve: free space there");
            case OUTCOME_UNKNOWN -> new Commands.OutcomeUnknown("the house does not know what came of it");
            case ALREADY_RECORDED -> new AccessBook.AlreadyRecorded();
            case KEY_GONE -> new Vault.KeyGone();
            case KEY_UNKNOWN -> new Vault.KeyUnknown();
            case SEAL_BROKEN -> new Vault.SealBroken();
            case EVIDENCE_DAMAGED -> new Evidence.EvidenceDamaged(detail);
        };
    }

    private static RuntimeException refusal(String name, Map<String, Enum<?>> refusals) {
        Enum<?> code = refusals.get(name);
        return code == null
                ? new IllegalStateException("a refusal that this process does not know")
                : new Refusal(code);
    }

    private static @Nullable Fault named(@Nullable String name) {
        for (Fault fault : values()) {
            if (fault.name().equals(name)) {
                return fault;
            }
        }
        return null;
    }
}
