/** What somebody is to get to show who they are: asked for here, issued elsewhere. */
@NullMarked
package org.regesta.command.credential;

import org.jspecify.annotations.NullMarked;
