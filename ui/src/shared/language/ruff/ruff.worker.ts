import init, { type Diagnostic, PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import address from '@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm?url';
import type { RuffAnswer, RuffQuestion } from './messages.ts';
import { optionsFor } from './options.ts';

const ready = init({ module_or_path: address });
let workspace: Workspace | null = null;

self.onmessage = async ({ data }: MessageEvent<RuffQuestion>) => {
  let reply: RuffAnswer;
  try {
    await ready;
    reply = answer(data);
  } catch (error) {
    reply = {
      id: data.id,
      kind: 'refused',
      why: error instanceof Error ? error.message : String(error),
    };
  }
  self.postMessage(reply);
};

function answer(question: RuffQuestion): RuffAnswer {
  const { id } = question;
  switch (question.ask) {
    case 'style':
      workspace?.free();
      workspace = null;
      workspace = new Workspace(optionsFor(question.style), PositionEncoding.Utf16);
      return { id, kind: 'done' };
    case 'check':
      return { id, kind: 'checked', diagnostics: known().check(question.text) as Diagnostic[] };
    case 'format':
      return { id, kind: 'formatted', text: known().format(question.text) };
  }
}

function known(): Workspace {
  if (workspace === null) {
    throw new Error('Ruff does not know the style yet');
  }
  return workspace;
}
