package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

import ved.engine.api.AssistantService;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionStore.CostKey;
import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;
import ved.http.json.Assistants;
import ved.http.json.Event;
import ved.http.json.InteractionTable;
import ved.http.json.Json;
import ved.http.problem.Problem;
import ved.http.problem.Refusals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The record of the assistant. */
final class InteractionEndpoints {
    private static final int EXPORTED_AT_ONCE = 100;
    private static final int LONGEST_NAME = 200;

    private final AssistantService assistant;
    private final Watching watching;

    InteractionEndpoints(AssistantService assistant, Watching watching) {
        this.assistant = assistant;
        this.watching = watching;
    }

    CompletionStage<HttpResponse> list(Call call) {
        int limit =
                call.queryNumber(
                        "limit", ExecutionEndpoints.LONGEST_PAGE, ExecutionEndpoints.USUAL_PAGE);
        return assistant
                .log(filter(call), limit, call.queryId("before"))
                .thenApply(page -> Answers.ok(Assistants.InteractionList.of(page)));
    }

    CompletionStage<HttpResponse> read(Call call) {
        long interaction = call.id("interaction_id");
        return assistant
                .find(interaction)
                .thenApply(Refusals::valueOf)
                .thenCombine(
                        assistant.sent(interaction).thenApply(Refusals::valueOf),
                        (found, texts) -> Answers.ok(Assistants.FullInteraction.of(found, texts)));
    }

    CompletionStage<HttpResponse> events(Call call) {
        long interaction = call.id("interaction_id");
        return watching.of(
                call,
                assistant.find(interaction),
                found -> found.outcome().isFinal(),
                after -> assistant.events(interaction, after),
                Event::of);
    }

    CompletionStage<HttpResponse> stop(Call call) {
        long interaction = call.id("interaction_id");
        return assistant
                .stop(call.user(), interaction)
                .thenApply(Refusals::valueOf)
                .thenApply(stopped ->
                        Answers.accepted(
                                "/api/llm/interactions/" + interaction,
                                Assistants.Interaction.of(stopped)));
    }

    CompletionStage<HttpResponse> costs(Call call) {
        CostKey key = call.query("by").map(InteractionEndpoints::key).orElse(CostKey.MONTH);
        return assistant
                .costs(key, filter(call))
                .thenApply(costs -> Answers.ok(Assistants.CostList.of(costs)));
    }

    /** Read page by page as the client takes it, however long the record is. */
    CompletionStage<HttpResponse> export(Call call) {
        Filter filter = filter(call);
        Source<ByteString, NotUsed> lines =
                Source.unfoldAsync(
                                Optional.<Long>empty(),
                                before ->
                                        assistant
                                                .log(filter, EXPORTED_AT_ONCE, before)
                                                .thenApply(InteractionEndpoints::next))
                        .map(InteractionTable::lines)
                        .prepend(Source.single(InteractionTable.HEADING))
                        .map(ByteString::fromString);
        return CompletableFuture.completedStage(
                HttpResponse.create()
                        .addHeader(
                                RawHeader.create(
                                        "Content-Disposition",
                                        "attachment; filename=\"interactions.csv\""))
                        .withEntity(HttpEntities.createChunked(EndpointTable.CSV, lines)));
    }

    private static Optional<Pair<Optional<Long>, List<Interaction>>> next(List<Interaction> page) {
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(Pair.create(Optional.of(page.getLast().id()), page));
    }

    private static CostKey key(String word) {
        return Arrays.stream(CostKey.values())
                .filter(key -> Json.word(key).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(
                                        "by",
                                        Arrays.stream(CostKey.values())
                                                .map(Json::word)
                                                .collect(
                                                        Collectors.joining(
                                                                ", ", "Must be one of ", ".")))
                                .asException());
    }

    private static Filter filter(Call call) {
        return new Filter(
                call.queryId("script").map(ScriptId::new),
                call.queryId("version").map(VersionId::new),
                name(call, "user"),
                name(call, "model"));
    }

    private static Optional<String> name(Call call, String parameter) {
        Optional<String> name = call.query(parameter);
        if (name.isPresent() && (name.get().isBlank() || name.get().length() > LONGEST_NAME)) {
            throw Problem.invalid(parameter, "Must have 1 to " + LONGEST_NAME + " characters.")
                    .asException();
        }
        return name;
    }
}
