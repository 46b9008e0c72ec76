package org.regesta.wire;

/** A request that cannot be answered, for a reason every MOSIP endpoint shares. */
public final class MosipRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BadRequest why;
    private final String field;

    public MosipRefusal(BadRequest why) {
        this(why, "");
    }

    /** @param field the request's field by its wire name; never its value */
    public MosipRefusal(BadRequest why, String field) {
        super(why.name(), null, false, false);
        this.why = why;
        this.field = field;
    }

    public BadRequest why() {
        return why;
    }

    public String field() {
        return field;
    }
}
