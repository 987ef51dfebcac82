import { test } from 'node:test';
import { freshSeed, playMany } from './play-many.ts';

test('二十万次随便的办理：流程不会卡住，谁的件也不会丢', () => playMany(200_000, freshSeed));
