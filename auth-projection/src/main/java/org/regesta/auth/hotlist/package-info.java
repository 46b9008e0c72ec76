/** What authentication must not rely on: the hotlist as its own store keeps it, by keyed hash alone. */
@NullMarked
package org.regesta.auth.hotlist;

import org.jspecify.annotations.NullMarked;
