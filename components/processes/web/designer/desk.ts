import type { ReplyOf } from '@gov/base/component';
import type { ConditionField } from '@gov/expression';
import type { FormTemplate } from '@gov/forms';
import type { Finding } from '@gov/workflow';
import type { CarriedField, Design, DesignCommand, Path, Remedy, Spot } from '@gov/workflow/designing';
import type { WalkMark } from '@gov/workflow/walk';
import { createContext, useContext } from 'react';
import type { Routes } from '../../contract.ts';
import type { DesignWords } from './use-words.ts';

/** What is chosen: a step or another block by where it stands, or one branch of a fork. */
export interface Selection {
  readonly spot: Spot;
  readonly branch?: number;
}

export type Choices = ReplyOf<Routes['designChoices']>;

/** Everything that cards and settings work with. */
export interface Desk {
  readonly design: Design;
  readonly closed: string | undefined;
  readonly words: DesignWords;
  readonly template: FormTemplate | undefined;
  readonly formId: string | undefined;
  /** Names that the file brought for fields which the form here does not have, as far as the process speaks of them. */
  readonly notHere: readonly CarriedField[];
  readonly fields: readonly ConditionField[];
  readonly choices: Choices;
  readonly problems: ReadonlyMap<string, readonly string[]>;
  /** Ways out of problems that are evident, by the element they are told at. */
  readonly remedies: ReadonlyMap<string, readonly Remedy[]>;
  readonly selection: Selection | undefined;
  readonly numbers: ReadonlyMap<string, number>;
  /** Element → what is to be looked at before publishing, as far as it is known now; '' holds what belongs to no card. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Steps that a trial (试走) has reached. */
  readonly walkMarks: Readonly<Record<string, WalkMark>>;
  readonly hasCopy: boolean;
  /** Leads to the canvas; absent where one is on it. */
  readonly showOnCanvas: (() => void) | undefined;
  readonly select: (selection: Selection | undefined) => void;
  /** Carries a command out; what it refuses is said in the line above the cards. */
  readonly act: (command: DesignCommand) => boolean;
  readonly copy: (spot: Spot) => void;
  readonly paste: (spot: Spot) => void;
  /** 假如由…发起: in whose name the cards tell who handles; an assignment. */
  readonly chooseStarter: (assignmentId: string) => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('cards stand on a desk');
  return desk;
}

/** Name of a place in the page, for focus and keys. */
export const spotKey = (path: Path, at: number): string =>
  `${path.map(([block, branch]) => `${block}.${branch}`).join('/')}:${at}`;

export function spotOfKey(key: string): Spot {
  const [way = '', at = '0'] = key.split(':');
  const path =
    way === ''
      ? []
      : way.split('/').map((step): readonly [number, number] => {
          const [block = '0', branch = '0'] = step.split('.');
          return [Number(block), Number(branch)];
        });
  return { path, at: Number(at) };
}

export const sameSpot = (a: Spot, b: Spot): boolean =>
  a.at === b.at && (a.path === b.path || spotKey(a.path, a.at) === spotKey(b.path, b.at));

export const isChosen = ({ selection }: Pick<Desk, 'selection'>, spot: Spot, branch?: number): boolean =>
  selection !== undefined && selection.branch === branch && sameSpot(selection.spot, spot);

/** What a card's name in the page says: `0.1/2.0:3`, with `#1` for a branch. */
export function selectionOf(card: string): Selection {
  const [place = '', branch] = card.split('#');
  return { spot: spotOfKey(place), ...(branch === undefined ? {} : { branch: Number(branch) }) };
}
