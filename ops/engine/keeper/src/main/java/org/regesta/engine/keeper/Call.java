package org.regesta.engine.keeper;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** What can be asked at the door. Question and answer are JSON: records of {@link Talk}. */
enum Call {
    /** {@link Talk.Derive}, {@link Talk.Bytes}. */
    DERIVE,
    /** {@link Talk.Open}, {@link Talk.Opened}. */
    OPEN,
    /** {@link Talk.OpenEvidence}, {@link Talk.Opened}. */
    OPEN_EVIDENCE,
    /** {@link Talk.SealForStore}, {@link Talk.Bytes}. */
    SEAL_FOR_STORE,
    /** {@link Talk.OpenFromStore}, {@link Talk.Opened}. */
    OPEN_FROM_STORE,
    /** {@link Talk.PairsOf}, {@link Talk.Pairs}. */
    PAIRS,
    /** {@link Talk.Send}, {@link Talk.Done}. */
    SEND,
    /** {@link Talk.Decide}, {@link Talk.Decided}. */
    DECIDE,
    /** {@link Talk.Record}, {@link Talk.Position}. */
    RECORD,
    /** {@link Talk.Stream}, {@link Talk.Leaves}. */
    STREAM,
    /** {@link Talk.StreamEnd}, {@link Talk.Position}. */
    LAST_SEQUENCE,
    /** {@link Talk.After}, {@link Talk.Leaves}. */
    AFTER,
    /** {@link Talk.HeadOf}, {@link Talk.Position}. */
    HEAD;

    static final String SERVICE = "regesta.keeper.v1.Keeper";

    /** What an evidence blob may have: packets' limit and what JSON adds. */
    static final int MOST_BYTES = 96 * 1024 * 1024;

    private final MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name().toLowerCase(Locale.ROOT)))
            .setRequestMarshaller(new AsItIs())
            .setResponseMarshaller(new AsItIs())
            .build();

    MethodDescriptor<byte[], byte[]> method() {
        return method;
    }

    private static final class AsItIs implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }
    }
}
