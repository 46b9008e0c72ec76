/**
 * Runs MOSIP's API test cases (YAML cases, Handlebars templates, placeholders, values carried from case to case)
 * against a server and counts what passed. It knows the format, never a case.
 */
@NullMarked
package org.regesta.conformance;

import org.jspecify.annotations.NullMarked;
