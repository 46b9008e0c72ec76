/** Centres, machines and identity schemas. */
@NullMarked
package org.regesta.command.masterdata;

import org.jspecify.annotations.NullMarked;
