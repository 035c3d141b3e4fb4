package ved.engine.assistant;

import ved.engine.assistant.provider.ModelReply;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What all requests of an interaction took together, as far as the provider tells. What is unknown
 * of one of them is unknown of all.
 *
 * @param requests how many there were
 * @param model that of the last one
 * @param known the cost of those requests whose cost is known, in US dollars
 */
public record Spent(
        int requests,
        Optional<String> model,
        OptionalInt inputTokens,
        OptionalInt outputTokens,
        Optional<BigDecimal> cost,
        BigDecimal known) {
    public static final Spent NOTHING =
            new Spent(
                    0,
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    BigDecimal.ZERO);

    /** With a further request. */
    public Spent plus(ModelReply reply) {
        boolean first = requests == 0;
        return new Spent(
                requests + 1,
                reply.model().or(() -> model),
                first ? reply.inputTokens() : sum(inputTokens, reply.inputTokens()),
                first ? reply.outputTokens() : sum(outputTokens, reply.outputTokens()),
                first ? reply.cost() : cost.flatMap(all -> reply.cost().map(all::add)),
                known.add(reply.cost().orElse(BigDecimal.ZERO)));
    }

    private static OptionalInt sum(OptionalInt one, OptionalInt other) {
        return one.isPresent() && other.isPresent()
                ? OptionalInt.of((int) Math.min((long) one.getAsInt() + other.getAsInt(), MOST))
                : OptionalInt.empty();
    }

    private static final long MOST = Integer.MAX_VALUE;
}
