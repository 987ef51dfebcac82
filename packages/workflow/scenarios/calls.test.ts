import { calls } from './calls.ts';
import { playEverywhere } from './play.ts';

playEverywhere(calls);
