/** The guard of what may happen at most n times: OTPs asked, tried and frozen. Its streams stand in the access book. */
@NullMarked
package org.regesta.command.authentication;

import org.jspecify.annotations.NullMarked;
