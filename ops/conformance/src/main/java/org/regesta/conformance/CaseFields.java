package org.regesta.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Which fields a case may have. One that nobody here knows and that may change what is asked or compared makes the case
 * not runnable; a note is passed over.
 */
final class CaseFields {

    private static final Set<String> READ = Set.of(
            "endpoint",
            "restmethod",
            "role",
            "inputtemplate",
            "outputtemplate",
            "input",
            "output",
            "checkerrorsonlyinresponse",
            "checkonlystatuscodeinresponse",
            "allowederrorcodes",
            "regeneratehbs",
            "queryparams",
            "pathparams",
            "uniqueidentifier",
            "additionaldependencies",
            "kycfields");

    /**
     * What MOSIP's rig does beside the wire: it keeps values by a key, looks into the audit database, fills the same
     * request in again for each further language.
     */
    private static final Set<String> BESIDE_THE_WIRE =
            Set.of("description", "testcasename", "idkeyname", "templatefields", "auditlogcheck");

    private static final Pattern TELLING = Pattern.compile(".*(check|verify|assert|expect|valid|header|cookie|token"
            + "|param|template|endpoint|method|payload|body|form|file|wait|sleep|delay|retry|repeat|poll|skip|enable"
            + "|only|before|after|depend|prereq|precond|status|error).*");
    private static final Pattern TELLING_VALUE = Pattern.compile("(?is)\\s*(true|yes|on|[/{\\[].*|https?:.*|.*\\$.*)");

    private CaseFields() {}

    /** @return why a case with these fields, their names in small letters, cannot be tried */
    static Optional<String> flaw(Map<String, Node> fields) {
        return fields.entrySet().stream()
                .filter(field -> !READ.contains(field.getKey()) && !BESIDE_THE_WIRE.contains(field.getKey()))
                .filter(field -> tells(field.getKey(), field.getValue()))
                .map(field -> "the case has a field that is not known: " + field.getKey())
                .findFirst();
    }

    private static boolean tells(String name, Node value) {
        if (!(value instanceof ScalarNode)) {
            return true;
        }
        String text = CaseReader.text(value).strip().toLowerCase(Locale.ROOT);
        boolean off = text.isEmpty() || text.equals("false") || text.equals("no") || text.equals("null");
        return !off
                && (TELLING.matcher(name).matches()
                        || TELLING_VALUE.matcher(text).matches());
    }
}
