/** Who may: the built-in authorization server, the table of roles and endpoints, and who is calling. */
@NullMarked
package org.regesta.server.access;

import org.jspecify.annotations.NullMarked;
