import { playEverywhere } from './play.ts';
import { signers } from './signers.ts';

playEverywhere(signers);
