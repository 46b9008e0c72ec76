/** Coverage-guided fuzzing: bytes bent until every branch of a reader was met, in a process of its own. */
@NullMarked
package org.regesta.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
