package org.regesta.wire;

/** One entry of {@code errors[]}: MOSIP's code, and words that say what was wrong and what to do, without a person. */
public record MosipError(String errorCode, String message) {}
