package org.regesta.ports;

/**
 * A rule said no. The code is an enum constant of the feature's closed list; one total table per endpoint maps it to
 * the wire.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Enum<?> code;

    /**
     * @param code a constant of the feature's refusal enum; its name alone is the message, so no person is ever in it
     */
    public Refusal(Enum<?> code) {
        super(code.getDeclaringClass().getSimpleName() + "." + code.name(), null, false, false);
        this.code = code;
    }

    public Enum<?> code() {
        return code;
    }
}
