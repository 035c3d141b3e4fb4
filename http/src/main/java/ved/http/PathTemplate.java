package ved.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with variables, as OpenAPI writes it: {@code /api/scripts/{id}}.
 *
 * @param segments a variable is in braces
 */
record PathTemplate(List<String> segments) {
    PathTemplate {
        segments = List.copyOf(segments);
    }

    static PathTemplate of(String path) {
        return new PathTemplate(Arrays.asList(path.substring(1).split("/", -1)));
    }

    /** The values of the variables, if the path fits. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (isVariable(segment) && !path.get(i).isEmpty()) {
                values.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    long variables() {
        return segments.stream().filter(PathTemplate::isVariable).count();
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
