import type { StopWordFinding } from '../api/types.ts';
import { visibleText } from '../output/visibleText.ts';
import { cx } from '../ui/classes.ts';
import classes from './StopWords.module.css';

/** The stop words that were found in a text, each once. */
export function StopWords({ findings }: { findings: readonly StopWordFinding[] }) {
  const found = new Map(
    findings.map((finding) => [`${finding.severity} ${finding.word}`, finding]),
  );
  if (found.size === 0) {
    return null;
  }
  return (
    <ul className={classes.words} aria-label="Stop words">
      {[...found].map(([key, { word, severity }]) => (
        <li key={key} className={cx(classes.word, classes[severity])}>
          <strong>{visibleText(word)}</strong> {severityWords(severity)}
        </li>
      ))}
    </ul>
  );
}

export function severityWords(severity: StopWordFinding['severity']): string {
  return severity === 'block' ? 'keeps it from being sent' : 'is sent, with a warning';
}
