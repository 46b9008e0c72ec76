package org.regesta.command.masterdata;

import java.util.Map;
import java.util.Set;

/**
 * A list of values.
 *
 * @param names by code and language, of those that count
 * @param withdrawn codes that counted once
 */
record MasterListState(Map<String, Map<String, String>> names, Set<String> withdrawn) {}
