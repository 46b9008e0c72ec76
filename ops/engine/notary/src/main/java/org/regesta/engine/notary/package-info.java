/**
 * The notary: an RFC 6962 tree over each book's leaves, kept as C2SP tiles, its checkpoints signed and witnessed, and
 * the proofs that follow from it. Knows events, ports and the JDK.
 */
@NullMarked
package org.regesta.engine.notary;

import org.jspecify.annotations.NullMarked;
