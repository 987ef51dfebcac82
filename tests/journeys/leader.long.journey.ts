import assert from 'node:assert/strict';
import { bar, happened } from '../browser/at-the-desk.ts';
import type { Desk } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { dialog, opinion } from './everyday/at-the-desk.ts';
import { writeByHand } from './leader/pen.ts';
import {
  before,
  counts,
  holdDown,
  inAllSizes,
  keepPhrases,
  mayDecide,
  nothingLeft,
  openQueue,
  pressImpatiently,
  primary,
  send,
} from './leader/queue.ts';
import { arrangeForHim, endArranging, readInOrder } from './leader/secretary.ts';

const roof = '关于维修办公楼屋面的签报';
const pipes = '关于抢修地下室管道的签报';
const lamps = '关于更换走廊灯具的签报';
const last = '关于补种院内树木的签报';
const phrase = '同意，请抓紧办理。';

/**
 * 领导批阅: what is urgent first, two actions each, the next one by itself, the way back, nothing typed is lost; then as his
 * secretary has arranged it, with her note, and an opinion written by hand.
 */
journey(
  'leader',
  async (scene) => {
    const officer = await scene.seat('liusiyuan');
    const leader = await scene.seat('chenguodong');
    await keepPhrases(leader, ['请按规定办理。', phrase]);
    await openQueue(leader);
    await leader.picture('empty');
    await leader.checkAccessibility();
    await send(officer, roof);
    await before(leader, roof).waitFor();
    await send(officer, pipes, 'VERY_URGENT');
    await send(officer, lamps);
    await counts(leader, /余 3 件/).waitFor();
    assert.equal(await before(leader, roof).count(), 1, 'what is being read is not taken away by what is urgent');
    await takeFromList(leader);
    await inAllSizes(leader, 'first');
    await twoActions(leader);
    await takeBack(leader);
    await putOffAndBack(leader);
    await giveBack(leader);
    await loseTheAnswer(leader);
    await untilTheEnd(officer, leader);
    const secretary = await scene.seat('zhoumin');
    const laid = await arrangeForHim(officer, secretary, leader);
    await readInOrder(leader);
    await writeByHand(officer, leader, laid);
    await endArranging(leader, secretary);
  },
  10,
);

/** 一览 shows the order: the urgent one stands first. */
async function takeFromList(leader: Desk): Promise<void> {
  const { page } = leader;
  await page.getByRole('button', { name: '3 件一览' }).click();
  const list = page.getByRole('list', { name: '等您批的' });
  await list.getByRole('button').nth(2).waitFor();
  const titles = await list.getByRole('button').allInnerTexts();
  assert.deepEqual(
    [pipes, roof, lamps].map((title, place) => titles[place]?.includes(title)),
    [true, true, true],
  );
  await leader.checkAccessibility();
  await leader.picture('list');
  await list.getByRole('button', { name: pipes }).click();
  await before(leader, pipes).waitFor();
}

/** One tap writes the opinion, one decides; the next one is there. */
async function twoActions(leader: Desk): Promise<void> {
  const { page } = leader;
  const chips = page.getByRole('list', { name: /^常用语/ }).getByRole('button');
  await chips.filter({ hasText: phrase }).waitFor();
  await leader.picture('phrase-chips');
  await chips.filter({ hasText: phrase }).click();
  assert.equal(await opinion(leader).inputValue(), phrase);
  await primary(leader).click();

  await before(leader, roof).waitFor();
  await pressImpatiently(leader);
  await chips.first().filter({ hasText: phrase }).waitFor();
  await happened(leader).getByText(pipes).waitFor();
  await counts(leader, /已办 1，余 2 件/).waitFor();
  await leader.checkAccessibility();
  await leader.picture('next-by-itself');
}

/** 取回: the same one with what was written, and once more by keyboard. */
async function takeBack(leader: Desk): Promise<void> {
  await happened(leader).getByRole('button', { name: '取回' }).click();
  const question = dialog(leader, '取回');
  await question
    .getByText(/会停下/)
    .first()
    .waitFor();
  await leader.picture('take-back');
  await question.getByRole('button', { name: '取回，我接着办' }).click();
  await before(leader, pipes).waitFor();
  await counts(leader, /已办 0，余 3 件/).waitFor();
  assert.equal(await opinion(leader).inputValue(), phrase, 'what was written is there again');
  await mayDecide(leader).waitFor();
  await opinion(leader).focus();
  await holdDown(leader, 'Control', 'Enter');
  await before(leader, roof).waitFor();
  await counts(leader, /已办 1，余 2 件/).waitFor();
}

async function putOffAndBack(leader: Desk): Promise<void> {
  const { page } = leader;
  await opinion(leader).fill('请写明维修范围。');
  await page.getByRole('button', { name: '稍后再批' }).click();
  await before(leader, lamps).waitFor();
  assert.equal(await opinion(leader).inputValue(), '', 'an opinion belongs to its matter');
  await page.keyboard.press('ArrowLeft');
  await before(leader, roof).waitFor();
  assert.equal(await opinion(leader).inputValue(), '请写明维修范围。');
}

/** What was written as opinion is the reason; closing the dialog keeps it. */
async function giveBack(leader: Desk): Promise<void> {
  const { page } = leader;
  const start = bar(leader).getByRole('button', { name: '退回给刘思远修改…' });
  const asking = dialog(leader, '退回修改');
  await start.click();
  await asking.getByRole('heading', { name: '退回后会这样' }).waitFor();
  await leader.checkAccessibility();
  await leader.picture('return');
  await page.keyboard.press('Escape');
  await asking.waitFor({ state: 'hidden' });
  assert.equal(await opinion(leader).inputValue(), '请写明维修范围。');
  await start.click();
  assert.equal(await asking.getByRole('textbox').inputValue(), '请写明维修范围。');
  await asking.getByRole('button', { name: '退回给刘思远修改' }).click();
  await before(leader, lamps).waitFor();
  await counts(leader, /已办 2，余 1 件/).waitFor();
}

/** Nobody knows whether it was sent: what was written stays, trying again decides once and goes on. */
async function loseTheAnswer(leader: Desk): Promise<void> {
  const { page } = leader;
  leader.watch.expect(/ERR_FAILED|ERR_CONNECTION/);
  let sent = 0;
  await page.route(/\/complete$/, async (route) => {
    sent += 1;
    return sent <= 2 ? route.abort('failed') : route.continue();
  });
  await opinion(leader).fill('同意更换。');
  await primary(leader).click();
  const alert = page.getByText('不知道送出没有');
  await alert.waitFor();
  assert.equal(await opinion(leader).inputValue(), '同意更换。');
  await leader.picture('not-known-whether-sent');
  await page.getByRole('button', { name: '再试一次' }).click();
  await nothingLeft(leader).waitFor();
  await page.unroute(/\/complete$/);
  await happened(leader).getByText(lamps).waitFor();
  await counts(leader, /已办 3，余 0 件/).waitFor();
  await leader.checkAccessibility();
  await leader.picture('all-decided');
}

/** What arrives lies there by itself; on a phone too it takes one press. */
async function untilTheEnd(officer: Desk, leader: Desk): Promise<void> {
  await leader.page.setViewportSize({ width: 390, height: 844 });
  await send(officer, last);
  await before(leader, last).waitFor();
  assert.equal(await textSize(leader), 'large', 'read in 大字 without being asked');
  await doneWithoutAnAnswer(leader);
  await nothingLeft(leader).waitFor();
  await leader.picture('all-decided-phone');
  await leader.page.getByRole('button', { name: '离开' }).click();
  await leader.page.getByRole('tab', { name: /^待办/ }).waitFor();
  assert.equal(await textSize(leader), 'normal', 'the choice for all other pages is as it was');
}

/** It was done and only the answer got lost: nobody tells him that it is not his any more, trying again goes on. */
async function doneWithoutAnAnswer(leader: Desk): Promise<void> {
  const { page } = leader;
  let sent = 0;
  await page.route(/\/complete$/, async (route) => {
    sent += 1;
    if (sent > 2) return route.continue();
    await route.fetch();
    return route.abort('failed');
  });
  await primary(leader).click();
  await page.getByText('不知道送出没有').waitFor();
  await primary(leader).waitFor({ state: 'detached' });
  assert.equal(await page.getByText('这件现在不由您办理').count(), 0);
  await page.getByRole('button', { name: '再试一次' }).click();
}

const textSize = ({ page }: Desk): Promise<string> => page.evaluate('document.documentElement.dataset.text');
