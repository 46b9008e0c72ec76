package org.regesta.command.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.OidcClientCommand.Form;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;

/** Reads how an OpenID Connect client is to behave; lengths and counts are MOSIP's. */
final class OidcClientForm {

    private static final int NAME = 256;
    private static final int URI_LENGTH = 2_048;
    private static final int REDIRECTS = 5;
    private static final int CHOICES = 3;

    /** What the OpenID Connect provider of MOSIP takes. */
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code");

    private static final Set<String> AUTH_METHODS = Set.of("private_key_jwt");

    /** Where a browser would run what the address holds instead of going anywhere. */
    private static final Set<String> NO_PLACES = Set.of("javascript", "data", "vbscript", "file", "about", "blob");

    private OidcClientForm() {}

    /** The parts as they came; {@code nameField} is what this request calls the name. */
    record Parts(
            String nameField,
            @Nullable String name,
            @Nullable String logoUri,
            @Nullable List<String> redirectUris,
            @Nullable List<String> grantTypes,
            @Nullable List<String> clientAuthMethods) {}

    /** @throws MosipRefusal naming the field */
    static Form read(Parts parts) {
        String name = Fields.text(parts.nameField(), parts.name(), NAME);
        String logo = Fields.text("logoUri", parts.logoUri(), URI_LENGTH);
        String scheme = scheme("logoUri", logo);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "logoUri");
        }
        return new Form(
                name,
                logo,
                redirects(list("redirectUris", parts.redirectUris(), REDIRECTS, URI_LENGTH)),
                chosen("grantTypes", parts.grantTypes(), GRANT_TYPES),
                chosen("clientAuthMethods", parts.clientAuthMethods(), AUTH_METHODS));
    }

    private static List<String> redirects(List<String> uris) {
        for (String uri : uris) {
            boolean fragment = uri.indexOf('#') >= 0; // RFC 6749, 3.1.2
            if (fragment || NO_PLACES.contains(scheme("redirectUris", uri))) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "redirectUris");
            }
        }
        return uris;
    }

    private static List<String> chosen(String field, @Nullable List<String> given, Set<String> from) {
        List<String> choices = list(field, given, CHOICES, 64);
        if (!from.containsAll(choices)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return choices;
    }

    private static List<String> list(String field, @Nullable List<String> given, int most, int longest) {
        List<String> list = Fields.present(field, given);
        if (list.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        if (list.size() > most) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return list.stream()
                .map(one -> Fields.text(field, one, longest))
                .distinct()
                .toList();
    }

    /** Of an absolute address, in lower case. */
    private static String scheme(String field, String uri) {
        try {
            String scheme = new URI(uri).getScheme();
            if (scheme != null) {
                return scheme.toLowerCase(Locale.ROOT);
            }
        } catch (URISyntaxException noAddress) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }
}
