/** How the auth store's documents are folded and found. */
@NullMarked
package org.regesta.auth.view;

import org.jspecify.annotations.NullMarked;
