import { test } from 'node:test';
import { dailySeed } from '../testing/play-many.ts';
import { rehearseMany } from '../testing/rehearse-many.ts';

test('用没有改动的版本试运行，和实际办的一模一样（随便办的件，当时的人员和表单已经不在）', () =>
  rehearseMany(100, dailySeed));
