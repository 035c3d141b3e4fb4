package ved.http.wire;

import org.apache.pekko.http.javadsl.model.HttpRequest;

import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps foreign pages from using a browser's session, see {@code docs/adr/0004-same-origin.md}.
 *
 * @param scheme by which browsers reach Ved
 * @param allowedHosts names that a request's Host may have; empty for any
 */
public record SameOrigin(String scheme, Set<String> allowedHosts) {
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    public SameOrigin {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Refuses a request that was addressed to a name that is not Ved's. */
    public void checkHost(HttpRequest request) {
        String host = host(request);
        if (!allowedHosts.isEmpty() && !allowedHosts.contains(withoutPort(host))) {
            throw Problem.of(
                            ProblemCode.FOREIGN_ORIGIN,
                            "Ved does not answer under this host name. Use its own address, or add"
                                    + " the name to ved.http.allowed-hosts.")
                    .asException();
        }
    }

    /** Refuses a request that a page of another origin caused. */
    public void checkOrigin(HttpRequest request) {
        String own = scheme + "://" + host(request);
        boolean foreign =
                values(request, "origin").stream().anyMatch(origin -> !origin.equals(own))
                        || !OWN_SITES.containsAll(values(request, "sec-fetch-site"));
        if (foreign) {
            throw Problem.of(
                            ProblemCode.FOREIGN_ORIGIN,
                            "This request comes from another origin than Ved's own pages, so it"
                                    + " was not carried out. Use Ved in its own tab; behind a"
                                    + " proxy, pass the Host header on and set"
                                    + " ved.http.secure-cookies for https.")
                    .asException();
        }
    }

    private static String host(HttpRequest request) {
        List<String> hosts = values(request, "host");
        return hosts.isEmpty() ? "" : hosts.getFirst();
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static List<String> values(HttpRequest request, String name) {
        return Headers.values(request, name).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }
}
