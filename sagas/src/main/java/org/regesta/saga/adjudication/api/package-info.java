/** Why a case cannot be taken. */
@NullMarked
package org.regesta.saga.adjudication.api;

import org.jspecify.annotations.NullMarked;
