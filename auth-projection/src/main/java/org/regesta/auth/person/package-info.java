/** What authentication knows of a person: found by keyed hash, sealed attribute by attribute in normal form. */
@NullMarked
package org.regesta.auth.person;

import org.jspecify.annotations.NullMarked;
