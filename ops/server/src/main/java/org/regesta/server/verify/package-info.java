/** Checks a stopped or copied data folder, part by part, without writing to it. */
@NullMarked
package org.regesta.server.verify;

import org.jspecify.annotations.NullMarked;
