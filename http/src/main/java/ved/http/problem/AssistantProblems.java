package ved.http.problem;

import ved.engine.assistant.Interaction;
import ved.http.json.Assistants;

/** Why a question to the assistant was not answered. */
public final class AssistantProblems {
    private AssistantProblems() {}

    /**
     * @param interaction one that is recorded, and was not answered
     */
    public static Problem problem(Interaction interaction) {
        return Problem.of(code(interaction), interaction.reason().orElse("It was not answered."))
                .with("interaction", Assistants.Interaction.of(interaction));
    }

    private static ProblemCode code(Interaction interaction) {
        return switch (interaction.outcome()) {
            case BLOCKED -> ProblemCode.STOP_WORD;
            case REFUSED -> ProblemCode.NOT_MASKABLE;
            case LIMITED -> ProblemCode.ASSISTANT_LIMIT;
            case FAILED, LOST, STARTED, ANSWERED, STOPPED -> ProblemCode.PROVIDER_FAILED;
        };
    }
}
