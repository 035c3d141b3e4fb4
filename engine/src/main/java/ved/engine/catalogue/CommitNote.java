package ved.engine.catalogue;

import ved.engine.catalogue.ContentRepository.Trailer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What the trailers of a commit say of it: all that start-up needs to record a commit that the
 * metadata store missed. Each {@code Script} trailer begins another fact.
 *
 * @param at when, more precisely than Git's seconds
 */
record CommitNote(Instant at, List<CommitFact> facts) {
    private static final String AT = "At";

    CommitNote {
        facts = List.copyOf(facts);
    }

    List<Trailer> trailers() {
        List<Trailer> trailers = new ArrayList<>();
        facts.forEach(fact -> trailers.addAll(FactTrailers.of(fact)));
        trailers.add(new Trailer(AT, at.toString()));
        return List.copyOf(trailers);
    }

    /** Empty for a commit that Ved did not make. */
    static Optional<CommitNote> read(List<Trailer> trailers) {
        try {
            Instant at =
                    trailers.stream()
                            .filter(trailer -> trailer.key().equals(AT))
                            .map(trailer -> Instant.parse(trailer.value()))
                            .findFirst()
                            .orElseThrow();
            List<CommitFact> facts =
                    FactTrailers.blocks(trailers).stream().map(FactTrailers::read).toList();
            return facts.isEmpty() ? Optional.empty() : Optional.of(new CommitNote(at, facts));
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
