/** One row of the table of measurements: a subject of ours beside a floor, in the same run. */
export interface Benchmark {
  readonly id: string;
  /** What is compared, in one line. */
  readonly title: string;
  readonly unit: string;
  readonly goal: { readonly least?: number; readonly most?: number; readonly stretch?: number };
  /** What the goal is about: `subject/floor` of throughputs, or how many times faster (`floor/subject` of times). */
  ratio(subject: number, floor: number): number;
  /** Sets up both sides once; `close` is called whatever happens. */
  prepare(): Promise<Sides>;
}

export interface Sides {
  readonly subject: Side;
  readonly floor: Side;
  /** Lines worth knowing beside the ratio. */
  notes?(): Promise<readonly string[]>;
  close?(): Promise<void>;
}

export interface Side {
  readonly name: string;
  /** One round: does the work, recounts its effect and throws when that is wrong, returns the value in the benchmark's unit. */
  measure(): Promise<number>;
}

export interface Measurement {
  readonly id: string;
  readonly subject: number;
  readonly floor: number;
  readonly unit: string;
  readonly ratio: number;
  /** Half the distance between the quartiles of the rounds' own ratios, as a part of the ratio. */
  readonly spread: number;
  readonly rounds: number;
  readonly goal: Benchmark['goal'];
}

const warmUpRounds = 1;

/** A B A B …: both sides feel the same weather. Medians, and the ratio of each pair for the spread. */
export async function measure(benchmark: Benchmark, sides: Sides, rounds: number): Promise<Measurement> {
  const subjects: number[] = [];
  const floors: number[] = [];
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const subject = await sides.subject.measure();
    const floor = await sides.floor.measure();
    if (round < 0) continue;
    subjects.push(subject);
    floors.push(floor);
  }
  const ratios = subjects.map((subject, round) => benchmark.ratio(subject, floors[round] ?? Number.NaN));
  const ratio = quantile(ratios, 0.5);
  return {
    id: benchmark.id,
    subject: quantile(subjects, 0.5),
    floor: quantile(floors, 0.5),
    unit: benchmark.unit,
    ratio,
    spread: (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2 / ratio,
    rounds,
    goal: benchmark.goal,
  };
}

/** Linear between neighbours. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}
