import { clock } from './clock.ts';
import { playEverywhere } from './play.ts';

playEverywhere(clock);
