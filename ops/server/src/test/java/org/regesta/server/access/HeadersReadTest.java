package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Headers are read as the library reads them, only sooner. */
class HeadersReadTest {

    private static final List<String> HEADERS = List.of(
            "",
            "Basic YTpi",
            "Bear",
            "Bearer",
            "Bearer ",
            "Bearer  a",
            "Bearer a",
            " Bearer a",
            "bEARER a.b-c_d~e+f/g==",
            "BEARER\ta",
            "Bearera",
            "Bearer a ",
            "Bearer a\n",
            "Bearer a, Bearer b",
            "Bearer =",
            "Bearer a=b",
            "Bearer a===",
            "Bearer \u00e4",
            "Bearer a\u212a",
            "Bearer a:b");

    private static final String PARTS = "aZ09-._~+/==  \t:,;\u00e4\u017f\"{@[`";

    @Test
    void a_bearer_token_is_found_and_refused_as_the_library_finds_and_refuses_it() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        HEADERS.forEach(header -> asTheLibrary(header, "seed " + seed));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder header = new StringBuilder("Bearer ");
            for (int more = random.nextInt(5); more > 0; more--) {
                header.append(PARTS.charAt(random.nextInt(PARTS.length())));
            }
            asTheLibrary(header.toString(), "seed " + seed);
        }
        asTheLibrary(null, "no header");
    }

    private static void asTheLibrary(String header, String why) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        String expected = outcome(() -> new DefaultBearerTokenResolver().resolve(request));
        assertThat(outcome(() -> BearerHeader.token(request)))
                .as("%s, %s", header, why)
                .isEqualTo(expected);
    }

    private static String outcome(Supplier<String> read) {
        try {
            return "token " + read.get();
        } catch (OAuth2AuthenticationException refused) {
            return "refused " + refused.getError();
        }
    }

    @Test
    void every_character_is_allowed_in_a_header_or_not_as_the_library_has_it() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        HttpServletRequest library = new StrictHttpFirewall().getFirewalledRequest(request);
        HeaderText ours = new HeaderText();
        int refused = 0;
        for (int codePoint = 0; codePoint < 0x20000; codePoint++) {
            String value = "a" + Character.toString(codePoint);
            request.removeHeader("a");
            request.addHeader("a", value);
            boolean allowed = isAllowed(library);
            refused += allowed ? 0 : 1;
            if (ours.test(value) != allowed) { // a description each would cost more than the rest
                assertThat(ours.test(value)).as("U+%04X", codePoint).isEqualTo(allowed);
            }
        }
        assertThat(refused).isGreaterThan(64);
    }

    private static boolean isAllowed(HttpServletRequest library) {
        try {
            return library.getHeader("a") != null;
        } catch (RequestRejectedException refused) {
            return false;
        }
    }
}
