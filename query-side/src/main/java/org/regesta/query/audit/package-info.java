/** Every event of both books, found by person, registration, officer or correlation. */
@NullMarked
package org.regesta.query.audit;

import org.jspecify.annotations.NullMarked;
