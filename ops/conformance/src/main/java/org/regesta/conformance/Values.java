package org.regesta.conformance;

import java.util.Optional;

/** What a placeholder stands for. */
interface Values {

    /** @return none when the placeholder is not known */
    Optional<String> of(Case in, String name);
}
