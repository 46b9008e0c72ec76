/** Matchers of other people that the house asks: each question once, each answer once, whatever comes between. */
@NullMarked
package org.regesta.saga.registration.stage.abroad;

import org.jspecify.annotations.NullMarked;
