import { test } from 'node:test';
import { freshSeed } from './play-many.ts';
import { rehearseMany } from './rehearse-many.ts';

test('五千件随便办的事项，用没有改动的版本试运行，和实际办的一模一样', () => rehearseMany(5_000, freshSeed));
