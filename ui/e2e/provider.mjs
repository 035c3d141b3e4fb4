// Stands in for a provider of language models, for tests in the browser and for trying the assistant
// without a key:
//
//   node ui/e2e/provider.mjs 8090
//   VED_LLM_BASE_URL=http://127.0.0.1:8090/api/v1 OPENROUTER_API_KEY=any ./ved run
//
// It answers by the words of the last question outside of its code blocks:
//
//   slowly                a word at a time, with pauses
//   explain, describe     prose about the code; otherwise the code comes back with a change
//   two changes           with a change at its beginning and one at its end
//   say exactly: ...      the rest of the question
//   use a tool, use the tool NAME with {"a": 1}
//                         calls it, then tells what it said
//   unsafe                Markdown that must not come alive
//   fail with 503         that status; "fail midway" after some text
//   break off             the connection breaks after some text
//   never answer          nothing comes
//   cost unknown          says nothing about the cost, which is 0.0012 otherwise
//
// GET /received lists the bodies of all requests for an answer, as they came; DELETE /received
// forgets them.

import { createServer } from 'node:http';

const COST = 0.0012;
const PAUSE = 150;

const models = [
  model('stand/in', 'Stand-in', '0.000001', '0.000002'),
  model('stand/in-large', 'Stand-in, large', '0.00001', '0.00003'),
  model('stand/in-auto', 'Stand-in, priced by chance', '-1', '-1'),
];

/** @type {string[]} */
let received = [];

const server = createServer(async (request, response) => {
  const body = await read(request);
  switch (`${request.method} ${request.url}`) {
    case 'GET /received':
      document(response, 200, received);
      return;
    case 'DELETE /received':
      received = [];
      document(response, 200, []);
      return;
    case 'GET /api/v1/models':
      document(response, 200, { data: models });
      return;
    case 'POST /api/v1/chat/completions':
      received.push(body);
      await complete(request, response, body);
      return;
    default:
      fault(response, 404, 'There is nothing here.');
  }
});

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});

function model(id, name, prompt, completion) {
  return { id, name, context_length: 128_000, pricing: { prompt, completion } };
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function complete(request, response, body) {
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) {
    fault(response, 401, 'No key.');
    return;
  }
  let question;
  try {
    question = JSON.parse(body);
  } catch {
    fault(response, 400, 'That is no JSON.');
    return;
  }
  const asked = lastQuestion(question.messages);
  const words = withoutCode(asked);
  const status = /\bfail with (\d{3})\b/i.exec(words);
  if (status) {
    fault(response, Number(status[1]), 'It was asked to fail.');
    return;
  }
  if (/\bnever answer\b/i.test(words)) {
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': STAND-IN PROCESSING\n\n');
  const called = tool(question, words);
  if (called) {
    call(response, called, question.messages.length);
  } else {
    await say(response, answer(question.messages, asked, words), words);
  }
  if (!response.writableEnded && !response.destroyed) {
    finish(response, question.model, called ? 'tool_calls' : 'stop', words);
  }
}

function lastQuestion(messages) {
  return messages.findLast((message) => message.role === 'user')?.content ?? '';
}

/** Fenced blocks; a longer fence may hold shorter ones. */
function blocks() {
  return /^(`{3,})[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm;
}

function withoutCode(text) {
  return text.replace(blocks(), '');
}

function code(messages) {
  for (const message of messages.toReversed()) {
    const found = [...(message.content ?? '').matchAll(blocks())].at(-1);
    if (found) {
      return found[2];
    }
  }
  return undefined;
}

function tool(question, words) {
  if (question.messages.at(-1)?.role === 'tool') {
    return undefined;
  }
  const named = /\buse the tool (\w+)(?: with (\{.*\}))?/i.exec(words);
  const name = named?.[1] ?? (/\buse a tool\b/i.test(words) && question.tools?.[0]?.function.name);
  return name ? { name, arguments: named?.[2] ?? '{}' } : undefined;
}

function answer(messages, asked, words) {
  const last = messages.at(-1);
  const exactly = /\bsay exactly: ?([\s\S]*)/i.exec(asked);
  const script = code(messages);
  if (last?.role === 'tool') {
    return `The tool says:\n\n    ${last.content.trim().replaceAll('\n', '\n    ')}\n`;
  }
  if (exactly) {
    return exactly[1];
  }
  if (/\bunsafe\b/i.test(words)) {
    return unsafe;
  }
  if (/\b(explain|describe)\b/i.test(words) && script !== undefined) {
    return `It has **${script.trimEnd().split('\n').length} lines**. The first is:\n\n    ${script.split('\n')[0]}\n`;
  }
  const before = /\btwo changes\b/i.test(words) ? '# Reviewed.\n' : '';
  const after = script === undefined ? 'print("Hello.")\n' : '# Checked.\n';
  return `Here it is:\n\n\`\`\`python\n${before}${script ?? ''}${after}\`\`\`\n\nAnything else?\n`;
}

const unsafe = `<img src="https://tracker.example/a.png" onerror="document.title = 'owned'">
<script>document.title = 'owned'</script>

![picture](https://tracker.example/b.png)

[run](javascript:document.title='owned') and [read](https://docs.python.org/3/)
`;

function call(response, called, turn) {
  const pieces = [called.arguments.slice(0, 3), called.arguments.slice(3)];
  const id = `call_${turn}`;
  choice(response, { tool_calls: [toolPiece({ id, name: called.name, arguments: '' })] });
  for (const piece of pieces) {
    choice(response, { tool_calls: [toolPiece({ arguments: piece })] });
  }
}

function toolPiece({ id, ...called }) {
  return { index: 0, ...(id && { id, type: 'function' }), function: called };
}

async function say(response, text, words) {
  const slowly = /\bslowly\b/i.test(words);
  const pieces = slowly ? text.split(/(?<=\s)/) : (text.match(/[\s\S]{1,7}/gu) ?? []);
  for (const [index, piece] of pieces.entries()) {
    if (response.destroyed) {
      return;
    }
    choice(response, { content: piece });
    if (index === 1 && /\bbreak off\b/i.test(words)) {
      await pause(); // until what was written is on its way
      response.destroy();
      return;
    }
    if (index === 1 && /\bfail midway\b/i.test(words)) {
      event(response, { error: { code: 502, message: 'It was asked to fail.' }, choices: [] });
      response.end();
      return;
    }
    if (slowly) {
      await pause();
    }
  }
}

function pause() {
  return new Promise((resume) => setTimeout(resume, PAUSE));
}

function finish(response, model, reason, words) {
  choice(response, {}, reason);
  event(response, {
    id: 'gen-1',
    model,
    choices: [],
    usage: {
      prompt_tokens: 120,
      completion_tokens: 45,
      total_tokens: 165,
      ...(!/\bcost unknown\b/i.test(words) && { cost: COST }),
    },
  });
  response.end('data: [DONE]\n\n');
}

function choice(response, delta, finish_reason = null) {
  event(response, {
    id: 'gen-1',
    object: 'chat.completion.chunk',
    created: 1,
    choices: [{ index: 0, delta, finish_reason }],
  });
}

function event(response, data) {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}

function fault(response, status, message) {
  document(response, status, { error: { code: status, message } });
}

function document(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
