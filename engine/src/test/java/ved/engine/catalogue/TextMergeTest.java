package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.JGitTextComparison;

import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

final class TextMergeTest {
    private static final String LOST = "0123456789012345678901234567890123456789";

    @TempDir Path directory;

    private TestingStores stores;
    private CountingComparison comparison;
    private TextMerge merge;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
        comparison = new CountingComparison();
        merge = new TextMerge(comparison, stores.repository);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void mergesWhatGitStores() {
        Optional<byte[]> merged =
                merge.merge(Optional.of(blob("a\nb\nc\n")), blob("A\nb\nc\n"), blob("a\nb\nC\n"));

        assertEquals("A\nb\nC\n", new String(merged.orElseThrow(), UTF_8));
        assertEquals(
                Optional.empty(), merge.merge(Optional.empty(), blob("own\n"), blob("prod\n")));
    }

    @Test
    void mergesTheSameTextsOnlyOnceToSayWhetherTheyFit() {
        String base = blob("a\nb\nc\n");
        String own = blob("A\nb\nc\n");

        for (int i = 0; i < 3; i++) {
            assertTrue(merge.isClean(Optional.of(base), own, blob("a\nb\nC\n")));
            assertFalse(merge.isClean(Optional.of(base), own, blob("x\nb\nc\n")));
        }

        assertEquals(2, comparison.merges);
    }

    @Test
    void whatIsLostDoesNotFit() {
        assertFalse(merge.isClean(Optional.of(LOST), blob("a\n"), blob("b\n")));
        assertThrows(
                NoSuchElementException.class,
                () -> merge.merge(Optional.of(LOST), blob("a\n"), blob("b\n")));
    }

    private String blob(String content) {
        return stores.create("ed1", content).script().version().blob();
    }

    private static final class CountingComparison implements TextComparison {
        private final TextComparison comparison = new JGitTextComparison();
        private int merges;

        @Override
        public Optional<byte[]> merge(byte[] base, byte[] own, byte[] other) {
            merges++;
            return comparison.merge(base, own, other);
        }

        @Override
        public String unifiedDiff(String fromLabel, byte[] from, String toLabel, byte[] to) {
            return comparison.unifiedDiff(fromLabel, from, toLabel, to);
        }

        @Override
        public int[] match(byte[] from, byte[] to) {
            return comparison.match(from, to);
        }
    }
}
