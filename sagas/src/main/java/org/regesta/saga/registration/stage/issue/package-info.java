/** ISSUE: an approved registration becomes a living identity, with its UIN and its perpetual virtual id, once. */
@NullMarked
package org.regesta.saga.registration.stage.issue;

import org.jspecify.annotations.NullMarked;
