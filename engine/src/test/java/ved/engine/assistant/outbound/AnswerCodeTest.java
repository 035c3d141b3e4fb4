package ved.engine.assistant.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.Task;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.names.NameMap;

import java.util.Map;
import java.util.Optional;

final class AnswerCodeTest {
    @Test
    void isTheOneBlockOfPython() {
        assertEquals(
                Optional.of("x = 1\n\ny = 2\n"),
                code(Task.FIX, "Here:\n\n```python\nx = 1\n\ny = 2\n```\nand\n```text\nz\n```"));
        assertEquals(Optional.of("x\n"), code(Task.ASK, "```Py title=\"a\"\nx\n```"));
        assertEquals(Optional.of("x\n"), code(Task.ASK, "~~~ python\r\nx\r\n~~~\r\n"));
        assertEquals(Optional.of(""), code(Task.FIX, "```python\n```"));
    }

    @Test
    void mayHoldShorterFences() {
        assertEquals(
                Optional.of("'''\n```\n'''\n"),
                code(Task.FIX, "````python\n'''\n```\n'''\n````\n"));
    }

    @Test
    void isABlockWithoutLanguageWhereCodeIsAskedFor() {
        assertEquals(Optional.of("x\n"), code(Task.CREATE, "```\nx\n```"));
        assertEquals(Optional.empty(), code(Task.ASK, "```\nx\n```"));
    }

    @Test
    void isNothingWhereItIsNotPlainWhichCodeIsMeant() {
        assertEquals(Optional.empty(), code(Task.FIX, "No code."));
        assertEquals(Optional.empty(), code(Task.FIX, ""));
        assertEquals(Optional.empty(), code(Task.FIX, "```python\nx\n```\n```py\ny\n```"));
        assertEquals(Optional.empty(), code(Task.FIX, "```python\ncut off"));
        assertEquals(Optional.empty(), code(Task.FIX, "```python x```"));
        assertEquals(Optional.empty(), code(Task.EXPLAIN, "```python\nx\n```"));
    }

    @Test
    void endsItsLinesAsTheScriptDoes() {
        assertEquals(
                Optional.of("x\r\ny\r\n"),
                AnswerCode.in(
                        "```python\nx\ny\n```", TestingQuestions.of(Task.FIX, "", "a\r\nb\r\n")));
        assertEquals(
                Optional.of("x\n"),
                AnswerCode.in("```python\nx\n```", TestingQuestions.of(Task.FIX, "", "a\r\nb\n")));
    }

    @Test
    void argumentsOfToolsStayJsonWhateverNamesStandFor() {
        NameMap names = new NameMap(Map.of("a \"quoted\", \\ one", "text_1", "load", "func_1"));

        assertEquals(
                "{\"m\":[\"load\",1,null],\"text_1\":\"a \\\"quoted\\\", \\\\ one\"}",
                ToolArguments.restore(
                        "{\"m\": [\"func_1\", 1, null], \"text_1\": \"text_1\"}", names));
        assertEquals("{load", ToolArguments.restore("{func_1", names));
        assertEquals("", ToolArguments.restore("", names));
    }

    private static Optional<String> code(Task task, String answer) {
        return AnswerCode.in(answer, TestingQuestions.of(task, "", "x = 0\n"));
    }
}
