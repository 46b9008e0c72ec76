/** The bare service that authentication is measured beside: Spring Boot and PostgreSQL, and nothing more. */
@NullMarked
package org.regesta.bench.bare;

import org.jspecify.annotations.NullMarked;
