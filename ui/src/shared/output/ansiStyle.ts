import Anser from 'anser';

/** How a piece of output looks; the same look is the same object. */
export interface TextStyle {
  readonly className: string;
  readonly color: string | undefined;
  readonly background: string | undefined;
}

const styles = new Map<string, TextStyle>();

/** Keeps what the colour sequences of one stream have switched on. */
export class AnsiState {
  private readonly anser = new Anser();

  /** The look of what follows a sequence such as `ESC[1;31m`; null for plain text. */
  after(sequence: string): TextStyle | null {
    const entries = this.anser.ansiToJson(`${sequence}x`, {
      json: true,
      use_classes: true,
      remove_empty: true,
    });
    const entry = entries.at(-1);
    return entry === undefined ? null : styleOf(entry);
  }
}

function styleOf(entry: Anser.AnserJsonEntry): TextStyle | null {
  const names = entry.decorations.map((decoration) => `ansi-${decoration}`);
  const color = colorOf(entry.fg, entry.fg_truecolor);
  const background = colorOf(entry.bg, entry.bg_truecolor);
  if (names.length === 0 && color === undefined && background === undefined) {
    return null;
  }
  const key = `${names.join(' ')}|${color}|${background}`;
  const known = styles.get(key);
  if (known !== undefined) {
    return known;
  }
  const style = { className: names.join(' '), color, background };
  if (styles.size < 4096) {
    styles.set(key, style);
  }
  return style;
}

function colorOf(name: string | null, trueColor: string | null): string | undefined {
  if (name === null || name === '') {
    return undefined;
  }
  if (name === 'ansi-truecolor') {
    return trueColor && /^[\d, ]+$/.test(trueColor) ? `rgb(${trueColor})` : undefined;
  }
  const palette = /^ansi-palette-(\d+)$/.exec(name);
  if (palette?.[1] !== undefined) {
    return paletteColor(Number(palette[1]));
  }
  return /^ansi-[a-z-]+$/.test(name) ? `var(--${name})` : undefined;
}

/** The xterm palette beyond its first 16 colours: a cube, then greys. */
function paletteColor(index: number): string {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey}, ${grey}, ${grey})`;
  }
  const cube = index - 16;
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  return `rgb(${level(Math.floor(cube / 36))}, ${level(Math.floor(cube / 6) % 6)}, ${level(cube % 6)})`;
}
