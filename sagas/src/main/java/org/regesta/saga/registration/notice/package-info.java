/** People are told how their registration goes on: at each milestone, once, in their language. */
@NullMarked
package org.regesta.saga.registration.notice;

import org.jspecify.annotations.NullMarked;
