/** What other rooms and the web layer see of it. */
@NullMarked
package org.regesta.query.erasure.api;

import org.jspecify.annotations.NullMarked;
