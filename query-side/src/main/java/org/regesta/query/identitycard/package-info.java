/** What is true now of a person, and who a number belongs to. */
@NullMarked
package org.regesta.query.identitycard;

import org.jspecify.annotations.NullMarked;
