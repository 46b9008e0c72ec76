/** The door of HTTP: what every refusal, fault and answer looks like on the wire, whichever room it came from. */
@NullMarked
package org.regesta.server.web;

import org.jspecify.annotations.NullMarked;
