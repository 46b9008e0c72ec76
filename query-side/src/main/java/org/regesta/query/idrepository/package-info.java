/**
 * MOSIP's ID repository, as far as it answers: identities, their virtual ids and locks, from the registry itself, so
 * that whoever wrote reads what they wrote.
 */
@NullMarked
package org.regesta.query.idrepository;

import org.jspecify.annotations.NullMarked;
