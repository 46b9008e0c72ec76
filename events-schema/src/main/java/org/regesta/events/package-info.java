/**
 * The permanent record: what an event is, in which book it stands, and the exact bytes that prove it. Everything in
 * this
 * module outlives every framework that reads it, so it sees the JDK and nothing else; events hold no null (a value that
 * may be absent is an {@link java.util.Optional}) and nothing that names a person except inside a {@link
 * org.regesta.events.Sealed}.
 */
package org.regesta.events;
