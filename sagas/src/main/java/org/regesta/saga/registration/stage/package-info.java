/**
 * The stages' work: a queue that is a view of what is asked for, workers that pull from it with a lease, and what every
 * stage may know of a registration. The work itself stands in the packages below.
 */
@NullMarked
package org.regesta.saga.registration.stage;

import org.jspecify.annotations.NullMarked;
