package org.regesta.auth;

import java.util.List;
import org.regesta.ports.Refusal;

/** A request that ends with a no. Carries every reason; none of them holds a value of the request or of a person. */
public final class Denied extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    /**
     * One reason.
     *
     * @param details wire names of fields, factors and languages that the message speaks of, in its order
     */
    public record Reason(AuthRefusal code, List<String> details) {

        public static Reason of(AuthRefusal code, String... details) {
            return new Reason(code, List.of(details));
        }
    }

    public Denied(AuthRefusal code, String... details) {
        this(List.of(Reason.of(code, details)));
    }

    /** @param reasons at least one */
    public Denied(List<Reason> reasons) {
        super(reasons.getFirst().code());
        this.reasons = List.copyOf(reasons);
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
