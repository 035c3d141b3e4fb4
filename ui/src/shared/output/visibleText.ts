/** Text that would not be seen, or that would change how its surroundings are seen. */
const odd =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export interface TextPart {
  readonly text: string;
  /** It names a character that cannot be shown as itself. */
  readonly named: boolean;
}

export function hasOdd(text: string): boolean {
  odd.lastIndex = 0;
  return odd.test(text);
}

/** Splits text so that each invisible or direction-changing character stands as its name. */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  odd.lastIndex = 0;
  for (let match = odd.exec(text); match !== null; match = odd.exec(text)) {
    if (match.index > from) {
      parts.push({ text: text.slice(from, match.index), named: false });
    }
    parts.push({ text: nameOf(match[0]), named: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) {
    parts.push({ text: text.slice(from), named: false });
  }
  return parts;
}

/** The text with each such character replaced by its name, for places that show plain text. */
export function visibleText(text: string): string {
  return text.replace(odd, nameOf);
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) {
    return String.fromCodePoint(0x2400 + code);
  }
  if (code === 0x7f) {
    return '\u2421';
  }
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
