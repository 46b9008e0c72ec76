/** What other rooms may ask of credentials. */
@NullMarked
package org.regesta.command.credential.api;

import org.jspecify.annotations.NullMarked;
