package ved.engine.assistant.conversation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Question;
import ved.engine.assistant.outbound.Draft;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.outbound.ToolArguments;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.assistant.tools.About;
import ved.engine.assistant.tools.Arguments;
import ved.engine.assistant.tools.Found;
import ved.engine.assistant.tools.Tool;
import ved.engine.assistant.tools.WrongArguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Uses the tools that a model asks for, one after another, and filters what they say. */
final class ToolUse {
    private static final Logger LOG = LoggerFactory.getLogger(ToolUse.class);
    private static final long SECONDS = 30;
    private static final int LONGEST_LOGGED = 100;

    private final AssistantServices services;
    private final Map<String, Tool> tools;

    ToolUse(AssistantServices services) {
        this.services = services;
        this.tools =
                services.tools().stream()
                        .collect(
                                Collectors.toMap(
                                        tool -> tool.description().name(), Function.identity()));
    }

    List<ToolDescription> descriptions() {
        return services.tools().stream().map(Tool::description).toList();
    }

    /** What they say, in the order of the calls. Neither sends nor records. */
    CompletionStage<Outbound> use(
            Interaction interaction, Question question, Exchange exchange, ModelReply reply) {
        var about = new About(question.script(), question.version(), question.code());
        CompletionStage<List<Draft>> results = CompletableFuture.completedStage(new ArrayList<>());
        for (ToolCall call : reply.calls()) {
            results =
                    results.thenComposeAsync(
                            before ->
                                    answer(call, interaction.user(), about, exchange)
                                            .thenApply(found -> {
                                                before.add(Draft.ofTool(found));
                                                return before;
                                            }),
                            services.blocking());
        }
        return results.thenApplyAsync(
                drafts -> filtered(drafts, interaction, exchange, reply), services.blocking());
    }

    /** Whoever asks without masking decides on the own words alone, not on those of others. */
    private Outbound filtered(
            List<Draft> drafts, Interaction interaction, Exchange exchange, ModelReply reply) {
        String taken = exchange.taken(reply);
        if (!taken.isEmpty()) {
            drafts.set(0, drafts.getFirst().avoiding(taken));
        }
        return services.filter()
                .pass(
                        drafts,
                        exchange.names(),
                        interaction.masking().orStricter(services.settings().masking()));
    }

    /** As the user may now, whatever was allowed when the question was asked. */
    private CompletionStage<List<Found>> answer(
            ToolCall call, String user, About about, Exchange exchange) {
        Tool tool = tools.get(call.name());
        if (tool == null) {
            return CompletableFuture.completedStage(
                    Found.said(
                            tools.isEmpty()
                                    ? "There are no tools here. Answer without."
                                    : "There is no such tool. Those that there are: "
                                            + String.join(
                                                    ", ", tools.keySet().stream().sorted().toList())
                                            + "."));
        }
        String arguments = ToolArguments.restore(call.arguments(), exchange.seen());
        return used(tool, user, about, arguments)
                .toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .handle((found, fault) -> {
                    if (fault == null) {
                        return Found.upTo(Tool.LONGEST, found);
                    }
                    LOG.warn("The tool {} failed", shortened(call.name()), fault);
                    return Found.said("This tool cannot be used at the moment. Answer without it.");
                });
    }

    private CompletionStage<List<Found>> used(
            Tool tool, String user, About about, String arguments) {
        try {
            return services.mayAsk().test(user)
                    ? tool.use(user, about, Arguments.parse(arguments))
                    : CompletableFuture.completedStage(
                            Found.said(
                                    "The user may not look anything up here any more. Answer"
                                            + " without tools."));
        } catch (WrongArguments wrong) {
            return CompletableFuture.completedStage(Found.said(wrong.why()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_LOGGED ? name : name.substring(0, LONGEST_LOGGED);
    }
}
