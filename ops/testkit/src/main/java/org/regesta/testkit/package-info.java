/** For tests of every floor, and for the demo: people, packets, fingers, and what a test needs of the machine. */
@NullMarked
package org.regesta.testkit;

import org.jspecify.annotations.NullMarked;
