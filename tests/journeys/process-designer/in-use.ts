import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { act, bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';

const paper = ({ page }: Desk): Locator => page.getByRole('article', { name: '请假申请单' });
const course = ({ page }: Desk): Locator => page.getByRole('region', { name: '办理过程' });
const waiting = ({ page }: Desk, title: string): Locator =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: title });

/** Those who decide, each at one desk for the whole journey. */
export interface Deciders {
  readonly first: Desk;
  readonly second: Desk;
  readonly third: Desk;
  readonly chief: Desk;
}

export const seatDeciders = async (scene: Scene): Promise<Deciders> => ({
  first: await scene.seat('chenguodong'),
  second: await scene.seat('zhaolixin'),
  third: await scene.seat('sunqian'),
  chief: await scene.seat('wangjianhua'),
});

/** A matter as its starter finds it. */
export interface Sent {
  readonly title: string;
  /** `/matters/…` */
  readonly path: string;
}

/** A leave of this kind is asked for. */
export async function send(officer: Desk, name: string, kind: string, why: string): Promise<Sent> {
  const { page } = officer;
  await officer.visit('/');
  await goTo(officer, '办事应用');
  await page.getByRole('button', { name: `发起“${name}”` }).click();
  await paper(officer).waitFor();
  await page.getByLabel('请假类别').selectOption({ label: kind });
  await page.getByLabel('开始日期').fill('2026-12-01');
  await page.getByLabel('结束日期').fill('2026-12-02');
  await page.getByLabel('请假事由').fill(why);
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  const title = ((await page.getByRole('heading', { level: 1 }).first().textContent()) ?? '').trim();
  const { pathname } = new URL(page.url());
  await act(officer, /^提交/, /已送/);
  return { title, path: pathname };
}

/** Sick leave: two of three agree, that decides; the third has nothing more to do and reads why; the chief has the last word. */
export async function pastTheChief({ first, second, third, chief }: Deciders, sent: Sent): Promise<void> {
  await openWork(third, sent);
  await agree(first, sent);
  await agree(second, sent);
  await noMore(third, sent);
  await lastWord(chief, sent);
  await course(chief).getByText('（局长审批）').first().waitFor();
  await chief.picture('by-the-chief');
}

/** The third has it no more: neither in the list nor as buttons, and is told that it is decided. */
async function noMore(third: Desk, { title, path }: Sent): Promise<void> {
  const { page } = third;
  await goTo(third, /待我办/);
  await page.getByRole('tab', { name: /^待办/ }).waitFor();
  await waiting(third, title).waitFor({ state: 'detached' });
  await third.visit(path);
  await course(third)
    .getByText(/3 人中 2 人同意，通过；孙倩的办理停下（已有结果）/)
    .waitFor();
  await course(third)
    .getByRole('list', { name: '现在等谁' })
    .getByText(/王建华.*局长审批/)
    .waitFor();
  assert.equal(
    await bar(third)
      .getByRole('button', { name: /^(不)?同意/ })
      .count(),
    0,
    'nothing left to decide',
  );
  await third.checkAccessibility();
  await third.picture('nothing-more-to-do');
}

/** Other leave: one is against it, two carry it, and it ends without the chief. */
export async function withoutTheChief({ first, second, third }: Deciders, sent: Sent): Promise<void> {
  await disagree(first, sent);
  await agree(second, sent);
  await agree(third, sent);
  await ended(third);
  await course(third)
    .getByText(/3 人中 2 人同意、1 人不同意，通过/)
    .waitFor();
  assert.equal(await course(third).getByText('局长审批').count(), 0, 'the chief is not asked');
  await third.picture('without-the-chief');
}

/** What was moved there and back is decided like any other. */
export async function asAnyOther({ first, second, chief }: Deciders, sent: Sent): Promise<void> {
  await agree(first, sent);
  await agree(second, sent);
  await lastWord(chief, sent);
}

async function lastWord(chief: Desk, sent: Sent): Promise<void> {
  await openWork(chief, sent);
  await act(chief, /^办理完毕/, /已/);
  await ended(chief);
}

async function openWork(desk: Desk, { title }: Sent): Promise<void> {
  await goTo(desk, /待我办/);
  await desk.page.getByRole('link', { name: title }).first().click();
  await bar(desk).waitFor();
}

async function agree(desk: Desk, sent: Sent): Promise<void> {
  await openWork(desk, sent);
  await act(desk, /^同意/, /已/);
}

async function disagree(desk: Desk, sent: Sent): Promise<void> {
  await openWork(desk, sent);
  await bar(desk)
    .getByRole('button', { name: /^不同意/ })
    .click();
  const question = desk.page.getByRole('dialog', { name: '不同意' });
  await question.getByRole('textbox', { name: /不同意的理由/ }).fill('这几天人手不够');
  await question.getByRole('button', { name: /^不同意/ }).click();
  await happened(desk)
    .getByText(/已办理，还要等其他人办理/)
    .waitFor();
}

const ended = (desk: Desk): Promise<void> => course(desk).getByText('流程办结').first().waitFor();

/** What the page of a matter says of how it stands: who is waited for, who comes, what was done, what is on the paper. */
export interface Standing {
  readonly heading: string | null;
  readonly waiting: string | null;
  readonly ahead: string;
  readonly done: readonly string[];
  readonly paper: string | null;
}

export async function standingOf(desk: Desk, { path }: Sent): Promise<Standing> {
  const { page } = desk;
  await desk.visit(path);
  const ahead = page.getByRole('region', { name: '还要经过谁' });
  await ahead.getByRole('listitem').first().waitFor();
  const lines = course(desk).locator('ol.trace > li');
  await lines.first().waitFor();
  return {
    heading: await page.getByRole('heading', { level: 1 }).first().textContent(),
    waiting: await course(desk).getByRole('list', { name: '现在等谁' }).textContent(),
    ahead: (await ahead.getByRole('listitem').allTextContents()).join('\n'),
    done: await lines.allTextContents(),
    paper: await paper(desk).textContent(),
  };
}

/** There and back: all as it was; what was done before stands unchanged below what the moving may have added. */
export function sameStanding(now: Standing, before: Standing): void {
  assert.deepEqual({ ...now, done: now.done.slice(-before.done.length) }, before);
}
