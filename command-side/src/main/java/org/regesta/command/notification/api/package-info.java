/** What other rooms may say of notifications. */
@NullMarked
package org.regesta.command.notification.api;

import org.jspecify.annotations.NullMarked;
