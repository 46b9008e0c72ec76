/** What others see of it. */
@NullMarked
package org.regesta.query.audit.api;

import org.jspecify.annotations.NullMarked;
