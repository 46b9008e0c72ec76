/** People who do not exist: names in ten scripts, dates, addresses and fingers, all by a seed. */
@NullMarked
package org.regesta.testkit.people;

import org.jspecify.annotations.NullMarked;
