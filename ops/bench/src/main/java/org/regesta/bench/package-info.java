/** What every bench shares: what it ran on, medians, and how figures are written. */
@NullMarked
package org.regesta.bench;

import org.jspecify.annotations.NullMarked;
