package ved.engine.adapter.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;

import ved.engine.catalogue.TextComparison;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares texts with JGit. A merge is clean only if two algorithms say so and make the same text:
 * where lines repeat, one alone sometimes takes a line for another than Git does, and then merges
 * what Git would not.
 */
public final class JGitTextComparison implements TextComparison {
    /** Beyond it, in both texts together, the exact algorithms take time with its square. */
    private static final int EXACT_LINES = 8_000;

    private static final DiffAlgorithm EXACT = MyersDiff.INSTANCE;
    private static final DiffAlgorithm LARGE = new AnchoredDiff();
    private static final RawTextComparator BYTES = RawTextComparator.DEFAULT;

    @Override
    public Optional<byte[]> merge(byte[] base, byte[] own, byte[] other) {
        if (Arrays.equals(own, other) || Arrays.equals(base, other)) {
            return Optional.of(own.clone());
        }
        if (Arrays.equals(base, own)) {
            return Optional.of(other.clone());
        }
        List<RawText> texts = List.of(new RawText(base), new RawText(own), new RawText(other));
        int lines = texts.get(0).size() + Math.max(texts.get(1).size(), texts.get(2).size());
        if (lines > EXACT_LINES) {
            return merge(LARGE, texts);
        }
        return merge(EXACT, texts)
                .filter(merged ->
                        merge(new HistogramDiff(), texts)
                                .filter(again -> Arrays.equals(merged, again))
                                .isPresent());
    }

    @Override
    public String unifiedDiff(String fromLabel, byte[] from, String toLabel, byte[] to) {
        if (Arrays.equals(from, to)) {
            return "";
        }
        RawText before = new RawText(from);
        RawText after = new RawText(to);
        ByteArrayOutputStream hunks = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(hunks)) {
            formatter.format(edits(before, after), before, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing here reads or writes a file
        }
        return "--- %s\n+++ %s\n".formatted(fromLabel, toLabel) + hunks.toString(UTF_8);
    }

    @Override
    public int[] match(byte[] from, byte[] to) {
        RawText before = new RawText(from);
        RawText after = new RawText(to);
        int[] lines = new int[after.size()];
        int line = 0;
        int source = 0;
        for (Edit edit : edits(before, after)) {
            while (line < edit.getBeginB()) {
                lines[line++] = source++;
            }
            while (line < edit.getEndB()) {
                lines[line++] = -1;
            }
            source = edit.getEndA();
        }
        while (line < lines.length) {
            lines[line++] = source++;
        }
        return lines;
    }

    private static EditList edits(RawText before, RawText after) {
        DiffAlgorithm algorithm = before.size() + after.size() > EXACT_LINES ? LARGE : EXACT;
        return algorithm.diff(BYTES, before, after);
    }

    private static Optional<byte[]> merge(DiffAlgorithm algorithm, List<RawText> texts) {
        MergeResult<RawText> result =
                new MergeAlgorithm(algorithm)
                        .merge(BYTES, texts.get(0), texts.get(1), texts.get(2));
        if (result.containsConflicts()) {
            return Optional.empty();
        }
        ByteArrayOutputStream merged = new ByteArrayOutputStream();
        List<int[]> starts = texts.stream().map(JGitTextComparison::starts).toList();
        for (MergeChunk chunk : result) {
            // not with JGit's own formatter, which completes last lines
            int[] lines = starts.get(chunk.getSequenceIndex());
            int begin = lines[chunk.getBegin()];
            merged.write(
                    texts.get(chunk.getSequenceIndex()).getRawContent(),
                    begin,
                    lines[chunk.getEnd()] - begin);
        }
        return Optional.of(merged.toByteArray());
    }

    /** Where each line starts, and where the last one ends. */
    private static int[] starts(RawText text) {
        byte[] bytes = text.getRawContent();
        int[] starts = new int[text.size() + 1];
        int line = 1;
        for (int i = 0; i < bytes.length && line < text.size(); i++) {
            if (bytes[i] == '\n') {
                starts[line++] = i + 1;
            }
        }
        starts[text.size()] = bytes.length;
        return starts;
    }
}
