/** The house key: how it is changed, and how far that has come. */
@NullMarked
package org.regesta.server.keys;

import org.jspecify.annotations.NullMarked;
