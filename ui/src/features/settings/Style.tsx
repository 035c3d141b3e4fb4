import { explain } from '#shared/api/problem.ts';
import { useSettings } from '#shared/settings/settings.ts';
import { Setting, Settings } from './Setting.tsx';
import classes from './Settings.module.css';

/** Ruff's rules, which are the same for everyone. */
export function Style() {
  const settings = useSettings();
  const style = settings.data?.style;
  return (
    <Settings
      title="Style"
      explanation="How Ruff checks and formats. Set by the installation, the same for everyone."
    >
      {settings.error !== null && (
        <p className={classes.explanation}>{explain(settings.error).detail}</p>
      )}
      {style !== undefined && (
        <>
          <Setting label="Longest line">
            <span className={classes.value}>{style.line_length} characters</span>
          </Setting>
          <Setting label="Rules">
            <Rules rules={style.select} none="none" />
          </Setting>
          <Setting label="Left out">
            <Rules rules={style.ignore} none="nothing" />
          </Setting>
        </>
      )}
    </Settings>
  );
}

function Rules({ rules, none }: { rules: readonly string[]; none: string }) {
  if (rules.length === 0) {
    return <span className={classes.value}>{none}</span>;
  }
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => (
        <li key={rule}>
          <code className={classes.rule}>{rule}</code>
        </li>
      ))}
    </ul>
  );
}
