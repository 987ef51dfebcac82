import { dateInChina, type Instant } from '@gov/base';
import { exampleDocuments } from '@gov/gongwen/examples';
import type { Choices } from './choices.ts';
import { daysAfter } from './city-calendar.ts';
import type { Plan, Turn } from './matter-story.ts';
import { leaveReasons, leaveReturns, memoTitle, purchaseWords } from './words.ts';

/** Turns of leave requests, in rotation: in every agency each of them occurs. */
export const leaveTurns: readonly Turn[] = [
  'straight',
  'returned-direct',
  'withdrawn',
  'straight',
  'transferred',
  'circulated',
  'returned-rewalk',
  'cancelled',
  'straight',
  'forgotten',
  'draft',
];

export const memoTurns: readonly Turn[] = [
  'straight',
  'circulated',
  'returned-rewalk',
  'refused',
  'returned-direct',
  'straight',
  'forgotten',
  'withdrawn',
];
export const purchaseTurns: readonly Turn[] = [
  'straight',
  'refused',
  'returned-direct',
  'transferred',
  'straight',
  'draft',
];

export function leavePlan(choices: Choices, at: Instant, turn: Turn): Plan {
  const [leaveKind, reason, destination] = choices.one(leaveReasons);
  const first = choices.between(3, 20);
  const from = dateInChina(daysAfter(at, first));
  const to = dateInChina(daysAfter(at, first + choices.one([0, 1, 1, 2, 4, 5, 9, 12])));
  const values = {
    leaveKind,
    period: { from, to },
    reason,
    phone: `0571-8${choices.between(100_000, 999_999)}`,
    ...(destination ? { destination } : {}),
  };
  return {
    kindCode: 'leave-request',
    turn,
    values,
    corrected: { reason: `${reason}期间工作由同科室同志代理。` },
    returnReasons: leaveReturns,
  };
}

/** A real text as it was published, cut at a paragraph where the form's field ends. */
function realText(choices: Choices): string {
  const { lines } = choices.one(exampleDocuments);
  let text = '';
  for (const line of lines) {
    if (text.length + line.length > 3500) break;
    text += text === '' ? line : `\n${line}`;
  }
  return text;
}

export function memoPlan(choices: Choices, turn: Turn): Plan {
  const title = memoTitle(choices.one);
  return {
    kindCode: 'memo-report',
    turn,
    values: { title, content: realText(choices), urgency: choices.one(['NORMAL', 'NORMAL', 'URGENT', 'VERY_URGENT']) },
    corrected: { title: `${title}（修改稿）` },
  };
}

export function purchasePlan(choices: Choices, turn: Turn): Plan {
  const [title, content] = purchaseWords(choices.one);
  const amount = turn === 'refused' ? choices.between(6, 40) * 10_000 : choices.between(8, 1200) * 100;
  return {
    kindCode: 'purchase',
    turn,
    values: { title, content, amount: `${amount}.00` },
    corrected: { content: `${content}已询价三家，附比价情况。` },
  };
}
