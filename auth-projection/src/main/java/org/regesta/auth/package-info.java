/**
 * Authenticates: its own store and keys, MOSIP IDA's wire at the door. Nothing in its store is clear, no other room
 * reads it, and no answer leaves before its event is durable.
 */
@NullMarked
package org.regesta.auth;

import org.jspecify.annotations.NullMarked;
