package ved.http;

/** What an endpoint takes as the body of a request. */
enum Body {
    /** Nothing; an empty JSON object is let pass. */
    NONE,
    /** Name and password: small JSON from anybody. */
    CREDENTIALS,
    JSON,
    OPTIONAL_JSON,
    BYTES;

    private static final int SMALL = 8 * 1024;

    boolean isJson() {
        return this != BYTES;
    }

    boolean isRequired() {
        return this == CREDENTIALS || this == JSON;
    }

    /** The thing in a sentence. */
    String what() {
        return this == BYTES ? "a dataset" : "the body";
    }

    /** In bytes. */
    int limit(HttpSettings settings) {
        return switch (this) {
            case NONE, CREDENTIALS -> SMALL;
            case JSON, OPTIONAL_JSON -> settings.maxJsonBytes();
            case BYTES -> settings.maxDatasetBytes();
        };
    }
}
