package ved.engine.doctor;

/**
 * Something that is not as it should be.
 *
 * @param what one sentence
 * @param remedy one sentence that says what to do
 */
public record Finding(String what, String remedy) {
    static final String REPAIR = "Run ./ved doctor --repair.";

    @Override
    public String toString() {
        return what + " " + remedy;
    }
}
