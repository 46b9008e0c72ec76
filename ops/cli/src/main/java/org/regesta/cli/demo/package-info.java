/** The story of the demo, all through public endpoints. */
@NullMarked
package org.regesta.cli.demo;

import org.jspecify.annotations.NullMarked;
