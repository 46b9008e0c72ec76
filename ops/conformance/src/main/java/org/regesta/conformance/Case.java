package org.regesta.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One case as its file states it, nothing resolved yet.
 *
 * @param id unique in the suite: folder, file and position; names may occur twice
 * @param module the first folder, such as {@code ida}
 * @param api the group the file names, or its folder
 * @param endpoint path with {@code {variables}} and placeholders
 * @param method in capitals
 * @param input what the input template is filled with: lenient JSON
 * @param output what is expected, filled into the output template: lenient JSON, or a bare text
 * @param errorsOnly only the answer's errors are compared
 * @param allowedErrors codes of which any one is right
 * @param regenerate the ID object is to be built with a natural name
 * @param inQuery members of the input that go into the query
 * @param inPath members that are further parts of the path
 * @param statusOnly only the answer's status is compared
 * @param mark the case's own id in its file, such as {@code TC_IDA_OtpAuth_01}; else empty
 * @param after marks of cases that are to be run before this one
 * @param kycFields what an e-KYC answer is to hold as the identity does
 * @param flaw why it is not in the format; else empty
 */
record Case(
        String id,
        String module,
        String api,
        String name,
        String endpoint,
        String method,
        String role,
        String inputTemplate,
        String outputTemplate,
        String input,
        String output,
        boolean errorsOnly,
        Set<String> allowedErrors,
        boolean regenerate,
        List<String> inQuery,
        List<String> inPath,
        boolean statusOnly,
        String mark,
        Set<String> after,
        List<String> kycFields,
        String flaw) {

    /** Path without its query, in lower case: what an effect is recognised by. */
    String plainPath() {
        return endpoint.replaceFirst("\\?.*", "").toLowerCase(Locale.ROOT);
    }

    /** Whether another case means this one: its name, or its name behind the module's prefix. */
    boolean isMeantBy(String reference) {
        return name.equalsIgnoreCase(reference)
                || (name.length() > reference.length()
                        && name.charAt(name.length() - reference.length() - 1) == '_'
                        && name.regionMatches(
                                true, name.length() - reference.length(), reference, 0, reference.length())
                        && name.indexOf('_') == name.length() - reference.length() - 1);
    }
}
