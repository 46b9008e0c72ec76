/** What people were told. */
@NullMarked
package org.regesta.command.notification;

import org.jspecify.annotations.NullMarked;
