import { test } from 'node:test';
import { playChildren } from './play-children.ts';
import { freshSeed, playMany } from './play-many.ts';

test('二十万次随便的办理：流程不会卡住，谁的件也不会丢', () => playMany(200_000, freshSeed));

test('一万个满是子流程的会签里随便退回：等着的退回不停下谁，也不作废谁的意见', () => playChildren(10_000, freshSeed));
