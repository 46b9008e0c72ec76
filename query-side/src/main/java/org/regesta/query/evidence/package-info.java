/**
 * Evidence bundles: the sealed events about one person, one registration or by one officer, with proofs that anyone can
 * check without a Regesta. Nothing of a bundle is kept here.
 */
@NullMarked
package org.regesta.query.evidence;

import org.jspecify.annotations.NullMarked;
