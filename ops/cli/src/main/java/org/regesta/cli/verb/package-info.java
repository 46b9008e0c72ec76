/** What verbs have in common: folders, engines, and how they say that something is wrong. */
@NullMarked
package org.regesta.cli.verb;

import org.jspecify.annotations.NullMarked;
