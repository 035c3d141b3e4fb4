package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

final class PlainDocstringTest {
    @Test
    void readsTheDocstringBehindCommentsWithoutItsIndentation() {
        String source =
                """
                \uFEFF#!/usr/bin/env python3\r

                \"""Name\r

                    Some words,
                      and more.
                    \"""
                x = '''other'''
                """;

        assertEquals(Optional.of("Name\n\nSome words,\n  and more."), PlainDocstring.of(source));
        assertEquals(Optional.of("One"), PlainDocstring.of("'''One'''"));
        assertEquals(Optional.of(""), PlainDocstring.of("\"\"\"\"\"\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "x = \"\"\"no\"\"\"",
                "\"\"\"open",
                "\"one\"",
                "import sys\n'''no'''"
            })
    void findsNoneWhereItIsNotPlain(String source) {
        assertEquals(Optional.empty(), PlainDocstring.of(source));
    }
}
