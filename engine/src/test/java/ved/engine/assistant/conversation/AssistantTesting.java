package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.sqlite.Database;
import ved.engine.assistant.ScriptedModel.Asked;
import ved.engine.assistant.SentText;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelMessage.UserMessage;

import java.nio.file.Path;
import java.util.List;

/** What the tests of conversations have in common: one database for all, actors for each. */
abstract class AssistantTesting {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    static final ActorTestKit TEST_KIT =
            ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));

    private static Database database;

    AssistantFixture fixture;

    @BeforeAll
    static void open(@TempDir Path directory) {
        database = Database.open(directory);
    }

    @BeforeEach
    void startActors() {
        fixture = new AssistantFixture(TEST_KIT, database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static ToolCall call(String id, String arguments) {
        return new ToolCall(id, "echo", arguments);
    }

    /** The last message that a model was asked with, which is the user's. */
    static String last(Asked asked) {
        return assertInstanceOf(UserMessage.class, asked.request().messages().getLast()).text();
    }

    static List<String> roles(List<SentText> texts) {
        return texts.stream().map(SentText::role).toList();
    }
}
