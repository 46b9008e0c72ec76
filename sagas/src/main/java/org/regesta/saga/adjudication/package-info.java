/** Cases while they wait for an adjudicator: who has which, until when, and whether a decision is overdue. */
@NullMarked
package org.regesta.saga.adjudication;

import org.jspecify.annotations.NullMarked;
