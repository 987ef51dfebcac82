import { everybody } from './everybody.ts';
import { playEverywhere } from './play.ts';

playEverywhere(everybody);
