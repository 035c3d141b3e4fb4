package ved.engine.adapter.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;

import ved.engine.assistant.provider.ModelMessage;
import ved.engine.assistant.provider.ModelMessage.AssistantMessage;
import ved.engine.assistant.provider.ModelMessage.SystemMessage;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelMessage.ToolMessage;
import ved.engine.assistant.provider.ModelMessage.UserMessage;
import ved.engine.assistant.provider.ModelRequest;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;

import java.util.Map;

/** Our request in openai-java's words. */
final class RequestTranslation {
    private RequestTranslation() {}

    /**
     * @throws IllegalArgumentException when the parameters of a tool are no JSON object
     */
    static ChatCompletionCreateParams of(ModelRequest request) {
        ChatCompletionCreateParams.Builder builder =
                ChatCompletionCreateParams.builder()
                        .model(request.model())
                        // As OpenRouter has it; openai-java knows it as deprecated.
                        .putAdditionalBodyProperty(
                                "max_tokens", JsonValue.from(request.maxTokens()))
                        // OpenRouter reports the cost when asked; others at least the tokens.
                        .putAdditionalBodyProperty("usage", JsonValue.from(Map.of("include", true)))
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build());
        request.messages().forEach(message -> add(builder, message));
        request.tools().forEach(tool -> builder.addFunctionTool(function(tool)));
        return builder.build();
    }

    private static void add(ChatCompletionCreateParams.Builder builder, ModelMessage message) {
        switch (message) {
            case SystemMessage(String text) -> builder.addSystemMessage(text);
            case UserMessage(String text) -> builder.addUserMessage(text);
            case AssistantMessage said -> builder.addMessage(said(said));
            case ToolMessage(String call, String text) ->
                    builder.addMessage(
                            ChatCompletionToolMessageParam.builder()
                                    .toolCallId(call)
                                    .content(text)
                                    .build());
        }
    }

    private static ChatCompletionAssistantMessageParam said(AssistantMessage message) {
        ChatCompletionAssistantMessageParam.Builder builder =
                ChatCompletionAssistantMessageParam.builder();
        if (!message.text().isEmpty() || message.calls().isEmpty()) {
            builder.content(message.text());
        }
        for (ToolCall call : message.calls()) {
            builder.addToolCall(
                    ChatCompletionMessageFunctionToolCall.builder()
                            .id(call.id())
                            .function(
                                    ChatCompletionMessageFunctionToolCall.Function.builder()
                                            .name(call.name())
                                            .arguments(call.arguments())
                                            .build())
                            .build());
        }
        return builder.build();
    }

    private static FunctionDefinition function(ToolDescription tool) {
        return FunctionDefinition.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(
                        FunctionParameters.builder()
                                .putAllAdditionalProperties(schema(tool.parameters()))
                                .build())
                .build();
    }

    private static Map<String, JsonValue> schema(String json) {
        try {
            return OpenAiClients.MAPPER.readValue(
                    json, new TypeReference<Map<String, JsonValue>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The parameters of a tool are no JSON schema.", e);
        }
    }
}
