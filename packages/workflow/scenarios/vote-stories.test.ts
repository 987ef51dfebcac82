import { playEverywhere } from './play.ts';
import { votes } from './votes.ts';

playEverywhere(votes);
