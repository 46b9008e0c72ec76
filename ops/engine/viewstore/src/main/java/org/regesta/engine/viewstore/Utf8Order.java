package org.regesta.engine.viewstore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of index keys: unsigned bytes of their UTF-8, which is not that of Java's strings beyond U+D7FF. */
final class Utf8Order {

    static final Comparator<String> OF_UTF8 =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Utf8Order() {}
}
