import { expect, test } from 'vitest';
import { ServiceOver } from '../LanguageService.ts';
import { settled, TestingClock } from '../testing/TestingClock.ts';
import { TestingLanguage } from '../testing/TestingLanguage.ts';
import { Question } from './Question.ts';

const server = new TestingLanguage('server');
const browser = new TestingLanguage('browser');

function setUp(mayCome = true) {
  const time = new TestingClock();
  const asked: { name: string; answer: (answer: string | null) => void; end: () => void }[] = [];
  const question = new Question<string>(
    (side) =>
      new Promise((answer, reject) => {
        const { name } = side as TestingLanguage;
        asked.push({ name, answer, end: () => reject(new ServiceOver()) });
      }),
    { active: () => null, mayCome: () => mayCome, ended: () => undefined },
    time.clock,
    null,
  );
  return { time, asked, question };
}

test('takes nothing from one while another may still find something', async () => {
  const { asked, question } = setUp();
  void question.putTo(browser);
  void question.putTo(server);

  asked[0]?.answer(null);
  await settled();
  asked[1]?.answer('found');

  expect(await question.answer).toBe('found');
});

test('is put to each of them once at a time, and to no more than three', async () => {
  const { asked, question } = setUp();
  void question.putTo(server);
  void question.putTo(server);
  for (let turn = 0; turn < 4; turn++) {
    asked.at(-1)?.end();
    await settled();
    void question.putTo(server);
  }

  expect(asked).toHaveLength(3);
  expect(await question.answer).toBeNull();
});

test('waits a while for the next one when it was cut off', async () => {
  const { asked, question, time } = setUp();
  void question.putTo(server);
  asked[0]?.end();
  await settled();

  await time.pass(7_999);
  void question.putTo(browser);
  asked[1]?.answer('late');

  expect(await question.answer).toBe('late');
});

test('is over where nobody comes', async () => {
  const { question } = setUp(false);

  question.wait();

  expect(await question.answer).toBeNull();
});

test('fails where the question itself does', async () => {
  const question = new Question<string>(
    () => Promise.reject(new Error('wrong')),
    { active: () => null, mayCome: () => true, ended: () => undefined },
    new TestingClock().clock,
    null,
  );

  void question.putTo(server);

  await expect(question.answer).rejects.toThrow('wrong');
});
