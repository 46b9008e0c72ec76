/** Receipts: that one line of a person's history stands in the ledger, to take home. */
@NullMarked
package org.regesta.query.receipt;

import org.jspecify.annotations.NullMarked;
