package ved.engine.adapter.git;

import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.diff.Subsequence;
import org.eclipse.jgit.diff.SubsequenceComparator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * For texts of very many lines: holds on to the lines that are there once on either side, and looks
 * closer only at what lies between them, as long as that is short. Its time grows with the lines
 * and hardly faster, where JGit's own algorithms can be made to take minutes. What it does not look
 * at closely counts as changed, which is right if not small.
 */
final class AnchoredDiff extends DiffAlgorithm {
    private static final int CLOSE_LINES = 1_000;
    private static final int REPEATED = -1;

    private final HistogramDiff close = new HistogramDiff();

    AnchoredDiff() {
        // rather one large change than the time to tell repeated lines apart
        close.setFallbackAlgorithm(null);
    }

    @Override
    public <S extends Sequence> EditList diffNonCommon(
            SequenceComparator<? super S> comparator, S a, S b) {
        int[] partners = increasing(partners(comparator, a, b));
        EditList edits = new EditList();
        int beginA = 0;
        int beginB = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0) {
                addBetween(edits, comparator, a, b, new Edit(beginA, i, beginB, partners[i]));
                beginA = i + 1;
                beginB = partners[i] + 1;
            }
        }
        addBetween(edits, comparator, a, b, new Edit(beginA, a.size(), beginB, b.size()));
        return edits;
    }

    private <S extends Sequence> void addBetween(
            EditList edits, SequenceComparator<? super S> comparator, S a, S b, Edit gap) {
        if (gap.isEmpty()) {
            return;
        }
        if (gap.getLengthA() + gap.getLengthB() > CLOSE_LINES) {
            edits.add(gap);
            return;
        }
        Subsequence<S> partA = Subsequence.a(a, gap);
        Subsequence<S> partB = Subsequence.b(b, gap);
        EditList found = close.diff(new SubsequenceComparator<S>(comparator), partA, partB);
        edits.addAll(Subsequence.toBase(found, partA, partB));
    }

    /** For each line of {@code a} the line of {@code b} that alone equals it alone, or -1. */
    private static <S extends Sequence> int[] partners(
            SequenceComparator<? super S> comparator, S a, S b) {
        Map<Integer, Integer> inA = once(comparator, a);
        Map<Integer, Integer> inB = once(comparator, b);
        int[] partners = new int[a.size()];
        Arrays.fill(partners, -1);
        inA.forEach((hash, line) -> {
            int partner = inB.getOrDefault(hash, REPEATED);
            if (line >= 0 && partner >= 0 && comparator.equals(a, line, b, partner)) {
                partners[line] = partner;
            }
        });
        return partners;
    }

    private static <S extends Sequence> Map<Integer, Integer> once(
            SequenceComparator<? super S> comparator, S text) {
        Map<Integer, Integer> lines = HashMap.newHashMap(text.size());
        for (int i = 0; i < text.size(); i++) {
            lines.merge(comparator.hash(text, i), i, (first, second) -> REPEATED);
        }
        return lines;
    }

    /** Keeps the longest sequence that increases, and puts -1 for the others. */
    private static int[] increasing(int[] values) {
        int[] ends = new int[values.length];
        int[] before = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[ends[middle]] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        int[] kept = new int[values.length];
        Arrays.fill(kept, -1);
        int end = length == 0 ? -1 : ends[length - 1];
        while (end >= 0) {
            kept[end] = values[end];
            end = before[end];
        }
        return kept;
    }
}
