import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import { firstAccountState, mayIssueFirstCodes } from './first-accounts.ts';

const later = '2026-12-01T00:00:00.000Z' as Instant; // reason: an instant written by hand
const nobodyCame = { duty: 'AUDIT', name: '方正', until: undefined, usedAt: undefined, made: 0 } as const;
const agency = { name: '东桥区建设局', state: 'OPEN', established: true } as const;

test('how far one of the three is: without a code, with one, with one that ran out, and in', () => {
  const states = [
    nobodyCame,
    { ...nobodyCame, made: 1, until: later },
    { ...nobodyCame, made: 2 },
    { ...nobodyCame, made: 2, usedAt: later },
  ].map(firstAccountState);

  assert.deepEqual(states, ['NONE', 'OUT', 'LAPSED', 'USED']);
});

test('the platform makes codes only for who has never come in, in an agency that stands and is open', () => {
  const lost = { ...nobodyCame, made: 1, until: later };
  const inside = { ...nobodyCame, name: '丁浩', made: 1, usedAt: later };
  const refusal = (...call: Parameters<typeof mayIssueFirstCodes>) => {
    const may = mayIssueFirstCodes(...call);
    return may.ok ? undefined : may.rejection.code;
  };

  assert.equal(refusal(agency, [nobodyCame, lost]), undefined);
  assert.equal(refusal(agency, [lost, inside]), 'agencies.first-code-used');
  assert.equal(refusal({ ...agency, established: false }, [lost]), 'agencies.not-established');
  assert.equal(refusal({ ...agency, state: 'SUSPENDED' }, [lost]), 'agencies.no-code-while-suspended');
});
